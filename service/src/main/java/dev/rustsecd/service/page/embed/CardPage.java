package dev.rustsecd.service.page.embed;

import dev.rustsecd.audit.Finding;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Asset;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.page.CratePageSentences;
import dev.rustsecd.words.page.EmbedSentences;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small page about a crate or a version that other sites show in a frame. Its links lead to the whole pages, and open beside
 * the site that shows it.
 *
 * @param note that it is of the newest version; empty for one that was asked for
 * @param verdict its style: {@code clean}, {@code findings} or {@code unknown}
 * @param more how many advisories are not shown; empty where all are
 */
public record CardPage(
        String title,
        String crate,
        String version,
        String note,
        String address,
        String verdict,
        String headline,
        List<Entry> entries,
        String more,
        @Nullable DataAge age) {
    private static final int MAX_ENTRIES = 3;
    private static final int MAX_TITLE = 120;

    /** An advisory. */
    public record Entry(String id, String address, String title, SeverityMark mark) {}

    /** Where the card is shown from, and when. */
    public record Setting(Snapshot snapshot, Instant now, String base) {}

    /**
     * Of one version.
     *
     * @param headline what its page says first
     * @param newest whether the crate was asked for, and this is its newest version
     */
    public static CardPage of(VersionReport report, String headline, boolean newest, Setting setting) {
        String crate = report.crate().toString();
        String version = report.version().toString();
        List<Entry> entries = report.findings().stream()
                .map(finding -> entry(finding, setting.base()))
                .sorted(Comparator.comparingInt(entry -> entry.mark().rank()))
                .toList();
        int more = entries.size() - MAX_ENTRIES;
        return new CardPage(
                EmbedSentences.title(crate, version),
                crate,
                version,
                newest ? EmbedSentences.newest() : "",
                setting.base() + (newest ? Addresses.crate(crate) : Addresses.version(crate, version)),
                report.verdict().label(),
                headline,
                entries.subList(0, Math.min(entries.size(), MAX_ENTRIES)),
                more > 0 ? EmbedSentences.more(more) : "",
                DataAge.of(setting.snapshot(), setting.now()));
    }

    /** Of a crate of which no version is known that can be used. */
    public static CardPage of(CrateOverview crate, Setting setting) {
        String name = crate.crate().toString();
        return new CardPage(
                EmbedSentences.titleOfCrate(name),
                name,
                "",
                "",
                setting.base() + Addresses.crate(name),
                crate.live().isEmpty() ? "unknown" : "findings",
                crate.isNobodys() ? CratePageSentences.nowhere() : EmbedSentences.noVersion(),
                List.of(),
                crate.live().isEmpty()
                        ? ""
                        : EmbedSentences.advisories(crate.live().size()),
                DataAge.of(setting.snapshot(), setting.now()));
    }

    private static Entry entry(Finding finding, String base) {
        String id = finding.advisory().id().text();
        String title = finding.advisory().title();
        return new Entry(
                id,
                base + Addresses.advisory(id),
                title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE) + "…",
                SeverityMark.of(finding.advisory()));
    }

    /** The style sheet itself. */
    public String styles() {
        return Asset.CARD.text();
    }
}
