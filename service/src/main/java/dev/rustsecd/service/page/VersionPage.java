package dev.rustsecd.service.page;

import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.page.part.Moment;
import dev.rustsecd.service.page.part.Snippet;
import dev.rustsecd.service.page.report.PackageRow;
import dev.rustsecd.service.page.report.PackageRows;
import dev.rustsecd.service.page.report.ReportWords;
import dev.rustsecd.service.page.report.YankView;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.VerdictSentences;
import dev.rustsecd.words.YankSentences;
import dev.rustsecd.yank.Yank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one version.
 *
 * @param yankLabel empty where the version is not yanked, or that is not known
 * @param badge address of its badge
 * @param verdict its style: {@code clean}, {@code yanked}, {@code findings} or {@code unknown}
 * @param fixes whether the fixes of the rows say more than the lines do
 */
public record VersionPage(
        Frame frame,
        String crate,
        String version,
        String crateAddress,
        String verdict,
        String headline,
        List<String> lines,
        DataAge age,
        List<PackageRow> rows,
        boolean fixes,
        String yankLabel,
        List<String> yankLines,
        String badge,
        List<Snippet> snippets) {
    /** @param base address of this service, without a slash at its end */
    public static VersionPage of(VersionReport report, Snapshot snapshot, Instant now, String base) {
        String crate = report.crate().toString();
        String version = report.version().toString();
        List<String> lines = new ArrayList<>(ReportWords.incomplete(report.verdict(), report.incompleteBecause()));
        if (report.fix() != null) {
            lines.add(FixText.ofPlan(crate, report.fix()));
        }
        Yank yank = report.yank();
        List<PackageRow> rows = PackageRows.of(report.findings(), List.of(), "");
        String badge = Addresses.badge(crate, version);
        String own = Addresses.version(crate, version);
        return new VersionPage(
                new Frame(crate + " " + version, Section.CRATES, null, Addresses.oembed(base + own)),
                crate,
                version,
                Addresses.crate(crate),
                ReportWords.style(report.verdict(), !report.findings().isEmpty()),
                headline(report),
                lines,
                DataAge.of(snapshot, now),
                rows,
                rows.stream().anyMatch(PackageRow::hasFixesToTell),
                yank.isYanked() ? YankView.title(yank) : "",
                yank.isYanked() ? yankLines(yank) : List.of(),
                badge,
                Snippet.of(base, own, badge, Addresses.card(crate, version)));
    }

    private static List<String> yankLines(Yank yank) {
        List<String> lines = new ArrayList<>(YankView.lines(yank));
        if (yank.since() != null) {
            lines.add(0, YankSentences.since(Moment.minutes(yank.since())));
        } else if (yank.firstSeen() != null) {
            lines.add(0, YankSentences.firstSeen(Moment.minutes(yank.firstSeen())));
        }
        return lines;
    }

    /** What is to be said first. */
    public static String headline(VersionReport report) {
        int found = report.findings().size();
        String version = report.crate() + " " + report.version();
        return switch (report.verdict()) {
            case CLEAN -> VerdictSentences.versionClean(version);
            case UNKNOWN -> VerdictSentences.versionUnknown(version);
            case FINDINGS -> {
                if (!report.yank().isYanked()) {
                    yield VerdictSentences.versionFindings(found, version);
                }
                yield found == 0
                        ? VerdictSentences.versionYanked(version)
                        : VerdictSentences.versionFindingsAndYanked(found, version);
            }
        };
    }
}
