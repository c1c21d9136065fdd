package dev.rustsecd.service.render.sarif;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.PlainMarkdown;
import dev.rustsecd.service.render.markdown.MarkdownText;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.words.YankSentences;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says, whatever was found by it.
 *
 * @param description empty where there is none
 * @param advice what to do in general, as one sentence
 * @param url where to read on; null where there is nothing
 * @param level of its results
 * @param precision how sure its results are, by GitHub's scale
 * @param score by CVSS; null where there is none
 */
record RuleFacts(
        String id,
        String title,
        String description,
        String advice,
        @Nullable String url,
        String level,
        String precision,
        List<String> tags,
        @Nullable Double score) {
    /**
     * The one of all yanked packages: its id, title, level and precision are those that users of cargo-audit know.
     *
     * <p>Source: cargo-audit 0.22.2, {@code sarif.rs}.
     */
    static final RuleFacts YANKED = new RuleFacts(
            "yanked",
            YankSentences.ruleTitle(),
            YankSentences.ruleDescription(),
            YankSentences.ruleAdvice(),
            "https://doc.rust-lang.org/cargo/commands/cargo-yank.html",
            "warning",
            "high",
            List.of("security", "yanked"),
            null);

    private static final String ERROR = "error";
    private static final String WARNING = "warning";

    static RuleFacts of(AdvisoryRecord record) {
        Advisory advisory = record.advisory();
        List<String> tags = new ArrayList<>(List.of("security", advisory.kind().label()));
        tags.addAll(advisory.categories());
        return new RuleFacts(
                advisory.id().text(),
                PlainMarkdown.inline(advisory.title()).strip(),
                advisory.description(),
                AdvisoryText.solution(advisory.versions().patched()),
                webAddress(record),
                advisory.kind() == AdvisoryKind.VULNERABILITY ? ERROR : WARNING,
                "very-high",
                tags,
                advisory.severity() == null ? null : advisory.severity().score());
    }

    /** No other scheme makes a link. */
    private static @Nullable String webAddress(AdvisoryRecord record) {
        String url = AdvisoryText.url(record);
        return MarkdownText.isWebAddress(url) ? url : null;
    }
}
