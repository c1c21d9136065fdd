package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.release.Release;
import dev.rustsecd.service.page.advisory.VersionRanges;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Fact;
import dev.rustsecd.service.page.part.Fact.Value;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.page.part.Snippet;
import dev.rustsecd.service.page.report.ReportWords;
import dev.rustsecd.service.page.timeline.Timeline;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.words.page.CratePageSentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a crate.
 *
 * @param newest what the newest version comes to; null where none is known that can be used
 * @param notes what is not known of its versions; each a sentence
 * @param timeline without bars where no version is known
 * @param ranges what its advisories affect, each under its id; empty where versions are drawn
 * @param mentions address of the advisories that have its name in their texts; null where nobody has the crate
 * @param json address of the same as data
 * @param feed address of its advisories as Atom
 * @param badge address of its badge
 * @param snippets none where nobody has the crate
 */
public record CratePage(
        Frame frame,
        String name,
        String sentence,
        @Nullable Newest newest,
        List<String> notes,
        List<Fact> facts,
        Timeline timeline,
        List<Fact> ranges,
        List<YankGroup> yanks,
        int yankCount,
        List<AdvisoryRow> advisories,
        List<AdvisoryRow> withdrawn,
        @Nullable String mentions,
        String json,
        String feed,
        String badge,
        List<Snippet> snippets) {
    /** The newest version: what people get who take the crate today. */
    public record Newest(String version, String address, String verdict, String headline) {
        static Newest of(VersionReport report) {
            String version = report.version().toString();
            return new Newest(
                    version,
                    Addresses.version(report.crate().toString(), version),
                    ReportWords.style(report.verdict(), !report.findings().isEmpty()),
                    VersionPage.headline(report));
        }
    }

    /** Where and when the page is shown; {@code base} is the address of this service, without a slash at its end. */
    public record Setting(String base, Instant now) {}

    /**
     * @param newest of the newest version; null where there is none
     * @param yanks of the same snapshot
     */
    public static CratePage of(CrateOverview crate, @Nullable VersionReport newest, YankReader yanks, Setting setting) {
        String name = crate.crate().toString();
        String badge = Addresses.badge(name);
        String base = setting.base();
        return new CratePage(
                new Frame(name, Section.CRATES, null, Addresses.oembed(base + Addresses.crate(name))),
                name,
                sentence(crate),
                newest == null ? null : Newest.of(newest),
                notes(crate),
                facts(crate, newest),
                Timeline.of(versions(crate)),
                versions(crate).isEmpty() ? ranges(crate) : List.of(),
                YankGroup.of(crate, yanks),
                (int) versions(crate).stream()
                        .filter(version -> version.release().isYanked())
                        .count(),
                AdvisoryRow.newestFirst(crate.live(), setting.now()),
                AdvisoryRow.newestFirst(crate.withdrawn(), setting.now()),
                crate.isNobodys() ? null : Addresses.search("q", name) + "&kind=",
                "/v1" + Addresses.crate(name),
                Addresses.feed(name),
                badge,
                crate.isNobodys() ? List.of() : Snippet.of(base, Addresses.crate(name), badge, Addresses.card(name)));
    }

    private static String sentence(CrateOverview crate) {
        long vulnerabilities = crate.live().stream()
                .map(AdvisoryRecord::advisory)
                .filter(Advisory::isLiveVulnerability)
                .count();
        long others = crate.live().size() - vulnerabilities;
        if (crate.live().isEmpty() && crate.unreadable()) {
            return CratePageSentences.advisoryUnreadable();
        }
        if (crate.live().isEmpty()) {
            return crate.isNobodys() ? CratePageSentences.nowhere() : CratePageSentences.noAdvisory();
        }
        return CratePageSentences.onRecord(vulnerabilities, others);
    }

    private static List<String> notes(CrateOverview crate) {
        RegistryReading registry = crate.registry();
        List<String> notes = new ArrayList<>();
        if (crate.unreadable()) {
            notes.add(CratePageSentences.safeVersionsUnknown());
        }
        if (!registry.on()) {
            notes.add(CratePageSentences.noRegistry());
        } else if (!registry.unreachable().isEmpty()) {
            notes.add(CratePageSentences.registryUnreachable());
        } else if (!registry.pending().isEmpty()) {
            notes.add(CratePageSentences.registryPending());
        } else if (Boolean.FALSE.equals(crate.known()) && !crate.live().isEmpty()) {
            notes.add(CratePageSentences.notOnRegistry());
        }
        if (registry.stale()) {
            notes.add(CratePageSentences.registryTooOld());
        }
        return notes;
    }

    /** The latest safe version, unless it is the newest of all, whose verdict says so. */
    private static List<Fact> facts(CrateOverview crate, @Nullable VersionReport newest) {
        Release latestSafe = crate.latestSafe();
        if (latestSafe != null) {
            boolean isNewest = newest != null
                    && newest.verdict() == Verdict.CLEAN
                    && newest.version().equals(latestSafe.version());
            return isNewest
                    ? List.of()
                    : List.of(new Fact(CratePageSentences.latestSafe(), List.of(value(crate, latestSafe))));
        }
        return versions(crate).isEmpty()
                ? List.of()
                : List.of(Fact.of(CratePageSentences.latestSafe(), crate.unreadable() ? "not known" : "none"));
    }

    private static Value value(CrateOverview crate, Release release) {
        return new Value(release.number(), Addresses.version(crate.crate().toString(), release.number()));
    }

    private static List<Fact> ranges(CrateOverview crate) {
        return crate.live().stream()
                .map(AdvisoryRecord::advisory)
                .map(advisory -> Fact.texts(
                        advisory.id().text(),
                        VersionRanges.texts(advisory.versions().affected())))
                .toList();
    }

    private static List<PublishedVersion> versions(CrateOverview crate) {
        return crate.versions() == null ? List.of() : crate.versions();
    }
}
