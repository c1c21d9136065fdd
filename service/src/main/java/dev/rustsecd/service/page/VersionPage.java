package dev.rustsecd.service.page;

import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.VerdictSentences;
import dev.rustsecd.words.YankSentences;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one version.
 *
 * @param yankLabel empty where the version is not yanked, or that is not known
 * @param badge address of its badge
 * @param verdict its style: {@code clean}, {@code findings} or {@code unknown}
 */
public record VersionPage(
        Frame frame,
        String crate,
        String version,
        String crateAddress,
        String verdict,
        String headline,
        List<String> lines,
        List<FindingView> findings,
        String yankLabel,
        List<String> yankLines,
        String badge,
        List<List<String>> snippets) {
    /** @param base address of this service, without a slash at its end */
    public static VersionPage of(VersionReport report, Snapshot snapshot, String base) {
        String crate = report.crate().toString();
        String version = report.version().toString();
        List<String> lines = new ArrayList<>(ReportWords.incomplete(report.incompleteBecause()));
        if (report.fix() != null) {
            lines.add(FixText.ofPlan(crate, report.fix()));
        }
        lines.add(DataAge.of(snapshot));
        Yank yank = report.yank();
        String badge = Addresses.badge(crate, version);
        String own = Addresses.version(crate, version);
        return new VersionPage(
                new Frame(crate + " " + version, Section.OTHER),
                crate,
                version,
                Addresses.crate(crate),
                report.verdict().label(),
                headline(report),
                lines,
                report.findings().stream().map(FindingView::of).toList(),
                yank.isYanked() ? YankView.label(yank) : "",
                yank.isYanked() ? yankLines(yank) : List.of(),
                badge,
                List.of(
                        List.of("curl " + base + "/v1" + own),
                        List.of("[![rustsec](" + base + badge + ")](" + base + own + ")")));
    }

    private static List<String> yankLines(Yank yank) {
        List<String> lines = new ArrayList<>(YankView.lines(yank));
        if (yank.since() != null) {
            lines.add(0, YankSentences.since(DataAge.minutes(yank.since())));
        } else if (yank.firstSeen() != null) {
            lines.add(0, YankSentences.firstSeen(DataAge.minutes(yank.firstSeen())));
        }
        return lines;
    }

    private static String headline(VersionReport report) {
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
