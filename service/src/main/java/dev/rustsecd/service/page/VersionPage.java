package dev.rustsecd.service.page;

import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one version.
 *
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
        List<String> snippets) {
    /** @param base address of this service, without a slash at its end */
    public static VersionPage of(VersionReport report, Snapshot snapshot, String base) {
        String crate = report.crate().toString();
        String version = report.version().toString();
        List<String> lines = new ArrayList<>(ReportWords.incomplete(report.incompleteBecause()));
        if (report.fix() != null) {
            lines.add("Way out: " + FixWords.sentence(crate, report.fix()));
        }
        lines.add(DataAge.of(snapshot));
        return new VersionPage(
                new Frame(crate + " " + version, Section.OTHER),
                crate,
                version,
                Addresses.crate(crate),
                report.verdict().label(),
                headline(report),
                lines,
                report.findings().stream().map(FindingView::of).toList(),
                List.of("curl " + base + "/v1" + Addresses.version(crate, version)));
    }

    private static String headline(VersionReport report) {
        return switch (report.verdict()) {
            case CLEAN -> "Nothing is known against this version.";
            case UNKNOWN -> "Nothing was found, but not everything could be checked.";
            case FINDINGS -> ReportWords.plural(report.findings().size(), "finding", "findings") + ".";
        };
    }
}
