package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.lockfile.LockedPackage;
import java.io.IOException;
import java.util.List;

/** What a result is about: a package, and what is wrong with it. */
interface Subject {
    RuleFacts rule();

    LockedPackage locked();

    /** Where the rule comes from: two advisory sources may use one id. */
    String source();

    /** What is wrong, in a sentence, and what to do about it. */
    String message();

    /** What to do about this package, in sentences, without the commands. */
    String advice();

    List<String> commands();

    /** The members of the result's property bag. */
    void writeProperties(JsonGenerator out) throws IOException;
}
