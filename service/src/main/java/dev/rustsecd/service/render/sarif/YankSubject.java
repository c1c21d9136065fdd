package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.render.FindingJson;
import dev.rustsecd.service.render.FixJson;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonYank;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.service.render.markdown.MarkdownText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A package whose version is yanked. */
record YankSubject(YankedPackage yanked) implements Subject {
    private static final int MAX_REASON = 300;
    private static final int MAX_REASONS = 5;

    @Override
    public RuleFacts rule() {
        return RuleFacts.YANKED;
    }

    @Override
    public LockedPackage locked() {
        return yanked.locked();
    }

    @Override
    public String source() {
        return "registry";
    }

    @Override
    public String message() {
        return YankText.message(yanked, MAX_REASON);
    }

    @Override
    public String advice() {
        Stream<String> reasons = YankText.reasons(yanked.yank()).stream()
                .limit(MAX_REASONS)
                .map(reason -> MarkdownText.cut(reason, MAX_REASON) + ".");
        Stream<String> affected =
                YankText.affected(yanked.yank()).stream().map(sentence -> MarkdownText.cut(sentence, MAX_REASON));
        return Stream.of(reasons, affected, Stream.of(YankText.advice(yanked)))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    @Override
    public List<String> commands() {
        return YankText.commands(yanked);
    }

    @Override
    public void writeProperties(JsonGenerator out) throws IOException {
        Json.text(out, "kind", "yanked");
        out.writeBooleanField("malicious", false);
        JsonYank.member(out, yanked.yank());
        FixJson.write(out, yanked.fix());
        FindingJson.paths(out, yanked.paths());
    }
}
