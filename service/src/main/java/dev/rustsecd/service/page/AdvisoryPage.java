package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.advisory.AffectedVersions;
import dev.rustsecd.advisory.Collection;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.semver.VersionRange;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Fact;
import dev.rustsecd.service.page.part.Fact.Value;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One advisory.
 *
 * @param descriptionHtml sanitised when it was read
 * @param credit where a text under CC-BY-4.0 is from; null for others
 * @param json address of the same as data
 */
public record AdvisoryPage(
        Frame frame,
        String id,
        String title,
        SeverityMark mark,
        boolean malicious,
        @Nullable String withdrawn,
        List<Fact> facts,
        String descriptionHtml,
        @Nullable Value credit,
        String json) {
    private static final String CC_BY = "CC-BY-4.0";

    public static AdvisoryPage of(AdvisoryRecord record) {
        Advisory advisory = record.advisory();
        SeverityMark mark = SeverityMark.of(advisory);
        return new AdvisoryPage(
                new Frame(advisory.id() + ": " + advisory.title(), Section.ADVISORIES),
                advisory.id().text(),
                advisory.title(),
                mark,
                advisory.isMalicious() && !mark.style().equals("malicious"),
                advisory.withdrawn(),
                facts(record),
                record.descriptionHtml(),
                credit(advisory),
                "/v1/advisories/" + Addresses.segment(advisory.id().text()));
    }

    private static @Nullable Value credit(Advisory advisory) {
        String url = advisory.url();
        return advisory.license().equals(CC_BY) && url != null ? new Value(url, Addresses.ofTheWeb(url)) : null;
    }

    private static List<Fact> facts(AdvisoryRecord record) {
        Advisory advisory = record.advisory();
        String crate = advisory.crate().toString();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.link(
                advisory.collection() == Collection.RUST ? "Part of the toolchain" : "Crate",
                crate,
                Addresses.subject(advisory)));
        facts.add(Fact.of("Disclosed", advisory.date()));
        facts.add(Fact.of("Issued", record.created().on().toString()));
        facts.add(Fact.of("Changed", record.modified().on().toString()));
        facts.addAll(versions(advisory.versions()));
        facts.add(severity(advisory.severity()));
        facts.add(new Fact(
                "Also known as",
                advisory.aliases().stream().map(id -> named(id.text())).toList()));
        facts.add(new Fact(
                "Related",
                advisory.related().stream().map(id -> named(id.text())).toList()));
        facts.add(Fact.texts("Categories", advisory.categories()));
        facts.add(Fact.texts("Keywords", advisory.keywords()));
        facts.addAll(scope(advisory.affected()));
        facts.add(new Fact("References", references(record)));
        return Fact.present(facts);
    }

    private static List<Fact> versions(AffectedVersions versions) {
        return List.of(
                Fact.texts(
                        "Affected",
                        versions.affected().ranges().stream()
                                .map(AdvisoryPage::range)
                                .toList()),
                versions.patched().isEmpty()
                        ? Fact.of("Patched", "no version")
                        : Fact.texts("Patched", versions.patched()),
                Fact.texts("Unaffected", versions.unaffected()));
    }

    static String range(VersionRange range) {
        if (range.introduced() == null) {
            return range.fixed() == null ? "every version" : "below " + range.fixed();
        }
        return "from " + range.introduced() + (range.fixed() == null ? " on" : " to below " + range.fixed());
    }

    private static Fact severity(@Nullable Severity severity) {
        return severity == null
                ? Fact.of("CVSS", "")
                : Fact.of("CVSS", severity.score() + " (" + severity.level().label() + "), " + severity.vector());
    }

    private static List<Fact> scope(@Nullable AffectedScope scope) {
        return scope == null
                ? List.of()
                : List.of(
                        Fact.texts("Operating systems", scope.os()),
                        Fact.texts("Architectures", scope.arch()),
                        Fact.texts("Functions", scope.functions().keySet()));
    }

    private static List<Value> references(AdvisoryRecord record) {
        Advisory advisory = record.advisory();
        List<Value> references = new ArrayList<>();
        if (advisory.url() != null) {
            references.add(new Value(advisory.url(), Addresses.ofTheWeb(advisory.url())));
        }
        advisory.references().stream()
                .filter(reference -> !reference.equals(advisory.url()))
                .forEach(reference -> references.add(new Value(reference, Addresses.ofTheWeb(reference))));
        if (record.isAtRustSec()) {
            references.add(new Value(record.page() + ".html", record.page() + ".html"));
        }
        return references;
    }

    // Source: rustsec crate, advisory/id.rs, the URL of each kind of id.
    private static Value named(String id) {
        if (id.startsWith("RUSTSEC-")) {
            return new Value(id, Addresses.advisory(id));
        }
        if (id.startsWith("CVE-")) {
            return new Value(id, "https://www.cve.org/CVERecord?id=" + Addresses.segment(id));
        }
        return new Value(id, id.startsWith("GHSA-") ? "https://github.com/advisories/" + Addresses.segment(id) : null);
    }
}
