package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.release.Release;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Fact;
import dev.rustsecd.service.page.part.Fact.Value;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a crate.
 *
 * @param snippets for a shell
 */
public record CratePage(
        Frame frame,
        String name,
        String sentence,
        List<Fact> facts,
        List<AdvisoryRow> advisories,
        List<AdvisoryRow> withdrawn,
        List<String> snippets) {
    /** Versions that a fact names at most. */
    private static final int MAX_VERSIONS = 60;

    /** @param base address of this service, without a slash at its end */
    public static CratePage of(CrateOverview crate, String base) {
        String name = crate.crate().toString();
        return new CratePage(
                new Frame(name, Section.OTHER),
                name,
                sentence(crate),
                facts(crate),
                AdvisoryRow.of(crate.live()),
                AdvisoryRow.of(crate.withdrawn()),
                List.of("curl " + base + "/v1" + Addresses.crate(name)));
    }

    private static String sentence(CrateOverview crate) {
        long vulnerabilities = crate.live().stream()
                .map(AdvisoryRecord::advisory)
                .filter(Advisory::isLiveVulnerability)
                .count();
        long others = crate.live().size() - vulnerabilities;
        if (crate.live().isEmpty()) {
            return Boolean.FALSE.equals(crate.known())
                    ? "The registry has no such crate, and no advisory is about one."
                    : "No advisory is about this crate.";
        }
        String found = ReportWords.plural((int) vulnerabilities, "vulnerability", "vulnerabilities");
        return others == 0
                ? found + " on record."
                : found + " and " + ReportWords.plural((int) others, "other advisory", "other advisories")
                        + " on record.";
    }

    private static List<Fact> facts(CrateOverview crate) {
        List<Fact> facts = new ArrayList<>();
        Release latestSafe = crate.latestSafe();
        if (latestSafe != null) {
            facts.add(new Fact("Latest safe version", List.of(value(crate, latestSafe.number()))));
        }
        for (PublishedVersion.Status status : PublishedVersion.Status.values()) {
            facts.add(versions(crate, status));
        }
        return Fact.present(facts);
    }

    private static Fact versions(CrateOverview crate, PublishedVersion.Status status) {
        List<Value> values = new ArrayList<>();
        for (PublishedVersion version : crate.versions() == null ? List.<PublishedVersion>of() : crate.versions()) {
            if (version.status() == status) {
                values.add(value(crate, version.release().number()));
            }
        }
        int more = values.size() - MAX_VERSIONS;
        List<Value> shown = new ArrayList<>(values.subList(0, Math.min(values.size(), MAX_VERSIONS)));
        if (more > 0) {
            shown.add(new Value("and " + more + " more", null));
        }
        return new Fact(label(status), shown);
    }

    private static String label(PublishedVersion.Status status) {
        return switch (status) {
            case SAFE -> "Safe";
            case AFFECTED -> "Affected";
            case YANKED -> "Yanked";
            case BOTH -> "Affected and yanked";
        };
    }

    private static Value value(CrateOverview crate, String number) {
        return new Value(number, Addresses.version(crate.crate().toString(), number));
    }
}
