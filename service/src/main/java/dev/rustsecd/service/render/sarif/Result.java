package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.service.render.sarif.Fingerprints.Fingerprint;
import dev.rustsecd.words.FindingSentences;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One result, at the line of its package in the lockfile.
 *
 * @param path of the lockfile in its repository
 * @param ignoredBy the entry of the ignore list that names the subject; null where none does
 */
record Result(
        Subject subject,
        String path,
        Fingerprint fingerprint,
        @Nullable String ignoredBy) {
    String ruleId() {
        return subject.rule().id();
    }

    void write(JsonGenerator out, int ruleIndex) throws IOException {
        out.writeStartObject();
        Json.text(out, "ruleId", ruleId());
        out.writeNumberField("ruleIndex", ruleIndex);
        Json.text(out, "level", subject.rule().level());
        SarifReport.message(out, "message", escaped(SafeText.of(subject.message())), null);
        location(out);
        out.writeObjectFieldStart("partialFingerprints");
        Json.text(out, "primaryLocationLineHash", fingerprint.lineHash());
        Json.text(out, "rustsecd/finding/v1", fingerprint.whole());
        out.writeEndObject();
        suppressions(out);
        properties(out);
        out.writeEndObject();
    }

    // Source: SARIF 2.1.0, sections 3.11.5 (placeholders) and 3.11.6 (embedded links).
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("{", "{{")
                .replace("}", "}}");
    }

    /** Where the packages came without a lockfile there is no line; the first stands for it. */
    private void location(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        out.writeObjectFieldStart("physicalLocation");
        out.writeObjectFieldStart("artifactLocation");
        Json.text(out, "uri", UriReference.of(path));
        out.writeEndObject();
        out.writeObjectFieldStart("region");
        out.writeNumberField("startLine", Math.max(1, subject.locked().line()));
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndArray();
    }

    /** Empty where nothing is suppressed: SARIF wants all results of a run to have it, or none. */
    private void suppressions(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("suppressions");
        if (ignoredBy != null) {
            out.writeStartObject();
            Json.text(out, "kind", "external");
            Json.text(out, "status", "accepted");
            Json.text(out, "justification", SafeText.of(FindingSentences.ignoredByPolicy(ignoredBy)));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void properties(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("properties");
        subject.writeProperties(out);
        out.writeEndObject();
    }
}
