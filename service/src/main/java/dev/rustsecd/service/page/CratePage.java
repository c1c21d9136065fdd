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
import dev.rustsecd.service.page.timeline.Timeline;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.YankReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a crate.
 *
 * @param notes what is not known of its versions; each a sentence
 * @param timeline without bars where no version is known
 * @param ranges what its advisories affect, each under its id; empty where versions are drawn
 * @param json address of the same as data
 * @param feed address of its advisories as Atom
 * @param badge address of its badge
 * @param snippets for a shell, and for a README
 */
public record CratePage(
        Frame frame,
        String name,
        String sentence,
        List<String> notes,
        List<Fact> facts,
        Timeline timeline,
        List<Fact> ranges,
        List<YankGroup> yanks,
        List<AdvisoryRow> advisories,
        List<AdvisoryRow> withdrawn,
        String json,
        String feed,
        String badge,
        List<List<String>> snippets) {
    /**
     * @param yanks of the same snapshot
     * @param base address of this service, without a slash at its end
     */
    public static CratePage of(CrateOverview crate, YankReader yanks, String base) {
        String name = crate.crate().toString();
        String badge = Addresses.badge(name);
        return new CratePage(
                new Frame(name, Section.OTHER),
                name,
                sentence(crate),
                notes(crate),
                facts(crate),
                Timeline.of(versions(crate)),
                versions(crate).isEmpty() ? ranges(crate) : List.of(),
                YankGroup.of(crate, yanks),
                AdvisoryRow.of(crate.live()),
                AdvisoryRow.of(crate.withdrawn()),
                "/v1" + Addresses.crate(name),
                Addresses.feed(name),
                badge,
                List.of(
                        List.of("curl " + base + "/v1" + Addresses.crate(name)),
                        List.of("[![rustsec](" + base + badge + ")](" + base + Addresses.crate(name) + ")")));
    }

    private static String sentence(CrateOverview crate) {
        long vulnerabilities = crate.live().stream()
                .map(AdvisoryRecord::advisory)
                .filter(Advisory::isLiveVulnerability)
                .count();
        long others = crate.live().size() - vulnerabilities;
        if (crate.live().isEmpty() && crate.unreadable()) {
            return "An advisory about this crate cannot be read.";
        }
        if (crate.live().isEmpty()) {
            return crate.isNobodys()
                    ? "Not on crates.io, and no advisory mentions it."
                    : "No advisory is about this crate.";
        }
        String found = ReportWords.plural((int) vulnerabilities, "vulnerability", "vulnerabilities");
        return others == 0
                ? found + " on record."
                : found + " and " + ReportWords.plural((int) others, "other advisory", "other advisories")
                        + " on record.";
    }

    private static List<String> notes(CrateOverview crate) {
        RegistryReading registry = crate.registry();
        List<String> notes = new ArrayList<>();
        if (crate.unreadable()) {
            notes.add("A record about this crate cannot be read, so it is not known which versions are safe.");
        }
        if (!registry.on()) {
            notes.add(
                    "No registry is followed here: which versions there are is not known, only what advisories say of them.");
        } else if (!registry.unreachable().isEmpty()) {
            notes.add(
                    "The registry is out of reach: which versions there are is not known, only what advisories say of them.");
        } else if (!registry.pending().isEmpty()) {
            notes.add(
                    "The registry has not answered yet: which versions there are is not known, only what advisories say of them.");
        } else if (Boolean.FALSE.equals(crate.known()) && !crate.live().isEmpty()) {
            notes.add("The registry does not have this crate, or has it no longer.");
        }
        if (registry.stale()) {
            notes.add("The registry was asked too long ago: newer versions and yanks may be missing.");
        }
        return notes;
    }

    private static List<Fact> facts(CrateOverview crate) {
        List<Fact> facts = new ArrayList<>();
        Release latestSafe = crate.latestSafe();
        List<PublishedVersion> versions = versions(crate);
        if (latestSafe != null) {
            facts.add(new Fact("Latest safe version", List.of(value(crate, latestSafe))));
        } else if (!versions.isEmpty()) {
            facts.add(Fact.of("Latest safe version", crate.unreadable() ? "not known" : "none"));
        }
        if (!versions.isEmpty()) {
            facts.add(new Fact(
                    "Newest version", List.of(value(crate, versions.get(0).release()))));
        }
        return facts;
    }

    private static Value value(CrateOverview crate, Release release) {
        return new Value(release.number(), Addresses.version(crate.crate().toString(), release.number()));
    }

    private static List<Fact> ranges(CrateOverview crate) {
        return crate.live().stream()
                .map(AdvisoryRecord::advisory)
                .map(advisory -> Fact.texts(
                        advisory.id().text(),
                        advisory.versions().affected().ranges().stream()
                                .map(AdvisoryPage::range)
                                .toList()))
                .toList();
    }

    private static List<PublishedVersion> versions(CrateOverview crate) {
        return crate.versions() == null ? List.of() : crate.versions();
    }
}
