package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.PlainMarkdown;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.service.render.markdown.MarkdownText;
import dev.rustsecd.service.render.markdown.Quotation;
import dev.rustsecd.words.FindingSentences;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The rule of some results: what it is about, how grave it is, and what to do in this lockfile. */
final class Rule {
    // Source: GitHub, "SARIF support for code scanning": characters of a description, and tags of a rule.
    private static final int MAX_DESCRIPTION = 1_024;
    private static final int MAX_TAGS = 20;

    private static final int MAX_TAG = 100;
    private static final int MAX_HELP_DESCRIPTION = 8_000;

    /** Packages that the help names; each has a result of its own anyway. */
    private static final int MAX_PACKAGES = 20;

    private final RuleFacts facts;
    private final List<Result> results;
    private final String path;

    /** @param results those of the rule, at least one */
    Rule(List<Result> results, String path) {
        this.facts = results.get(0).subject().rule();
        this.results = results;
        this.path = path;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        Json.text(out, "id", facts.id());
        Json.text(out, "name", SafeText.of(facts.id()));
        SarifReport.message(
                out, "shortDescription", MarkdownText.cut(SafeText.of(facts.title()), MAX_DESCRIPTION), null);
        if (!facts.description().isBlank()) {
            String description =
                    MarkdownText.cut(SafeText.lines(PlainMarkdown.block(facts.description())), MAX_DESCRIPTION);
            SarifReport.message(out, "fullDescription", description, null);
        }
        if (facts.url() != null) {
            Json.text(out, "helpUri", facts.url());
        }
        SarifReport.message(out, "help", helpText(), helpMarkdown());
        out.writeObjectFieldStart("defaultConfiguration");
        Json.text(out, "level", facts.level());
        out.writeEndObject();
        properties(out);
        out.writeEndObject();
    }

    private String helpText() {
        StringBuilder help = new StringBuilder(SafeText.of(facts.title()));
        if (!facts.description().isBlank()) {
            help.append("\n\n")
                    .append(MarkdownText.cut(
                            SafeText.lines(PlainMarkdown.block(facts.description())), MAX_HELP_DESCRIPTION));
        }
        help.append("\n\n")
                .append(facts.advice())
                .append("\n\nIn ")
                .append(SafeText.of(path))
                .append(":\n");
        for (Subject subject : named()) {
            String line = FindingSentences.about(
                    subject.locked().label(), FixText.withCommands(subject.advice(), subject.commands()));
            help.append("- ").append(SafeText.of(line)).append('\n');
        }
        more(help);
        return facts.url() == null
                ? help.toString()
                : help + "\n" + FindingSentences.readMore(SafeText.of(facts.url()));
    }

    private String helpMarkdown() {
        StringBuilder help = new StringBuilder("**")
                .append(MarkdownText.prose(facts.title()))
                .append("**");
        if (!facts.description().isBlank()) {
            help.append("\n\n").append(Quotation.of(facts.description(), MAX_HELP_DESCRIPTION));
        }
        help.append("\n\n")
                .append(MarkdownText.prose(facts.advice()))
                .append("\n\nIn ")
                .append(MarkdownText.code(path))
                .append(":\n\n");
        for (Subject subject : named()) {
            help.append("- ")
                    .append(MarkdownText.code(subject.locked().label()))
                    .append(": ")
                    .append(MarkdownText.prose(subject.advice()));
            subject.commands().forEach(command -> help.append(' ').append(MarkdownText.code(command)));
            help.append('\n');
        }
        more(help);
        return facts.url() == null
                ? help.toString()
                : help + "\n" + FindingSentences.readMore(MarkdownText.link(facts.url()));
    }

    private List<Subject> named() {
        return results.stream().limit(MAX_PACKAGES).map(Result::subject).toList();
    }

    private void more(StringBuilder help) {
        if (results.size() > MAX_PACKAGES) {
            help.append("- ")
                    .append(FindingSentences.morePackages(results.size() - MAX_PACKAGES))
                    .append('\n');
        }
    }

    private void properties(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("properties");
        Json.texts(out, "tags", tags());
        Json.text(out, "precision", facts.precision());
        Json.text(out, "problem.severity", facts.level());
        if (facts.score() != null) {
            Json.text(out, "security-severity", String.format(Locale.ROOT, "%.1f", facts.score()));
        }
        out.writeEndObject();
    }

    private List<String> tags() {
        return facts.tags().stream()
                .map(tag -> MarkdownText.cut(SafeText.of(tag), MAX_TAG))
                .distinct()
                .limit(MAX_TAGS)
                .toList();
    }
}
