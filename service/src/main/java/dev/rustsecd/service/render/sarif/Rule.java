package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.service.render.markdown.MarkdownText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule of one advisory: what it is about, how grave it is, and what to do in this lockfile. */
final class Rule {
    // Source: GitHub, "SARIF support for code scanning": characters of a description, and tags of a rule.
    private static final int MAX_DESCRIPTION = 1_024;
    private static final int MAX_TAGS = 20;

    private static final int MAX_TAG = 100;
    private static final int MAX_HELP_DESCRIPTION = 8_000;

    /** Packages that the help names; each has a result of its own anyway. */
    private static final int MAX_PACKAGES = 20;

    private final Advisory advisory;
    private final List<Result> results;
    private final String path;

    /** @param results those of the rule, at least one */
    Rule(List<Result> results, String path) {
        this.advisory = results.get(0).finding().advisory();
        this.results = results;
        this.path = path;
    }

    void write(JsonGenerator out) throws IOException {
        String id = advisory.id().text();
        String url = webAddress();
        out.writeStartObject();
        Json.text(out, "id", id);
        Json.text(out, "name", SafeText.of(id));
        SarifReport.message(
                out, "shortDescription", MarkdownText.cut(SafeText.of(advisory.title()), MAX_DESCRIPTION), null);
        if (!advisory.description().isBlank()) {
            String description = MarkdownText.cut(SafeText.lines(advisory.description()), MAX_DESCRIPTION);
            SarifReport.message(out, "fullDescription", description, null);
        }
        if (url != null) {
            Json.text(out, "helpUri", url);
        }
        SarifReport.message(out, "help", helpText(url), helpMarkdown(url));
        out.writeObjectFieldStart("defaultConfiguration");
        Json.text(out, "level", Result.level(advisory.kind()));
        out.writeEndObject();
        properties(out);
        out.writeEndObject();
    }

    /** Where to read on; no other scheme makes a link. */
    private @Nullable String webAddress() {
        String url = AdvisoryText.url(advisory);
        return url != null && MarkdownText.isWebAddress(url) ? url : null;
    }

    private String helpText(@Nullable String url) {
        StringBuilder help = new StringBuilder(SafeText.of(advisory.title()));
        if (!advisory.description().isBlank()) {
            help.append("\n\n").append(MarkdownText.cut(SafeText.lines(advisory.description()), MAX_HELP_DESCRIPTION));
        }
        help.append("\n\n")
                .append(AdvisoryText.solution(advisory.versions().patched()))
                .append("\n\nIn ")
                .append(SafeText.of(path))
                .append(":\n");
        for (Finding finding : named()) {
            String line = finding.affected().label() + ": " + FixText.withCommands(finding);
            help.append("- ").append(SafeText.of(line)).append('\n');
        }
        more(help);
        return url == null ? help.toString() : help + "\nFor more information, see: " + SafeText.of(url);
    }

    private String helpMarkdown(@Nullable String url) {
        StringBuilder help = new StringBuilder("**")
                .append(MarkdownText.prose(advisory.title()))
                .append("**");
        if (!advisory.description().isBlank()) {
            help.append("\n\n")
                    .append(MarkdownText.block(MarkdownText.cut(advisory.description(), MAX_HELP_DESCRIPTION)));
        }
        help.append("\n\n")
                .append(MarkdownText.prose(
                        AdvisoryText.solution(advisory.versions().patched())))
                .append("\n\nIn ")
                .append(MarkdownText.code(path))
                .append(":\n\n");
        for (Finding finding : named()) {
            help.append("- ")
                    .append(MarkdownText.code(finding.affected().label()))
                    .append(": ")
                    .append(MarkdownText.prose(FixText.sentence(finding)));
            FixText.commands(finding.fix()).forEach(command -> help.append(' ').append(MarkdownText.code(command)));
            help.append('\n');
        }
        more(help);
        return url == null ? help.toString() : help + "\nFor more information, see: " + MarkdownText.link(url);
    }

    private List<Finding> named() {
        return results.stream().limit(MAX_PACKAGES).map(Result::finding).toList();
    }

    private void more(StringBuilder help) {
        if (results.size() > MAX_PACKAGES) {
            help.append("- and in ").append(results.size() - MAX_PACKAGES).append(" more packages\n");
        }
    }

    private void properties(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("properties");
        Json.texts(out, "tags", tags());
        Json.text(out, "precision", "very-high");
        Json.text(out, "problem.severity", Result.level(advisory.kind()));
        if (advisory.severity() != null) {
            Json.text(
                    out,
                    "security-severity",
                    String.format(Locale.ROOT, "%.1f", advisory.severity().score()));
        }
        out.writeEndObject();
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>(List.of("security", advisory.kind().label()));
        advisory.categories().forEach(category -> tags.add(MarkdownText.cut(SafeText.of(category), MAX_TAG)));
        return tags.stream().distinct().limit(MAX_TAGS).toList();
    }
}
