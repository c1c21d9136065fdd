package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.advisory.AffectedVersions;
import dev.rustsecd.advisory.Collection;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.service.page.advisory.SeverityFacts;
import dev.rustsecd.service.page.advisory.VersionBar;
import dev.rustsecd.service.page.advisory.VersionCheck;
import dev.rustsecd.service.page.advisory.VersionRanges;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Fact;
import dev.rustsecd.service.page.part.Fact.Value;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.page.part.Moment;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.words.page.AdvisoryPageSentences;
import dev.rustsecd.words.page.PageSentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One advisory.
 *
 * @param subject what it is about
 * @param date when it was disclosed
 * @param descriptionHtml sanitised when it was read
 * @param bar null where there is none to draw, and for what was withdrawn
 * @param question the form that asks about a version, and the answer
 * @param severity null where it has no score
 * @param functions each with the versions that have it
 * @param credit where a text under CC-BY-4.0 is from; null for others
 * @param json address of the same as data
 */
public record AdvisoryPage(
        Frame frame,
        String id,
        Value subject,
        Moment date,
        String title,
        SeverityMark mark,
        boolean malicious,
        @Nullable String withdrawn,
        @Nullable VersionBar bar,
        List<String> affected,
        List<String> patched,
        Question question,
        @Nullable SeverityFacts severity,
        List<Function> functions,
        List<Fact> facts,
        String descriptionHtml,
        @Nullable Value credit,
        String json) {
    private static final String CC_BY = "CC-BY-4.0";
    /** Code that is wider than a phone is scrolled by keyboard too. */
    private static final String FOCUSABLE_PRE = "<pre tabindex=\"0\">";

    private static final Pattern OPERATOR = Pattern.compile("([<>]=?|=)(?=\\d)");

    /** The form that asks about a version: where it is sent, and what came of it. */
    public record Question(
            String action,
            @Nullable VersionCheck answer,
            @Nullable String versionAddress) {}

    /** A function of the crate that is affected. */
    public record Function(String path, String versions) {}

    /**
     * @param published the versions of its crate, the newest first; null where they are not known
     * @param asked the version that was asked about; null for none
     */
    public static AdvisoryPage of(
            AdvisoryRecord record, @Nullable List<PublishedVersion> published, @Nullable String asked, Instant now) {
        Advisory advisory = record.advisory();
        SeverityMark mark = SeverityMark.of(advisory);
        return new AdvisoryPage(
                new Frame(advisory.id() + ": " + advisory.title(), Section.ADVISORIES),
                advisory.id().text(),
                new Value(advisory.crate().toString(), Addresses.subject(advisory)),
                Moment.ofDay(advisory.date(), now),
                advisory.title(),
                mark,
                advisory.isMalicious() && !mark.style().equals("malicious"),
                advisory.withdrawn() == null ? null : PageSentences.withdrawn(advisory.withdrawn()),
                advisory.isWithdrawn()
                        ? null
                        : VersionBar.of(advisory.crate().toString(), advisory.versions(), published),
                VersionRanges.texts(advisory.versions().affected()),
                patched(advisory.versions()),
                question(advisory, asked),
                SeverityFacts.of(advisory.severity()),
                functions(advisory.affected()),
                facts(record, now),
                record.descriptionHtml().replace("<pre>", FOCUSABLE_PRE),
                credit(advisory),
                "/v1/advisories/" + Addresses.segment(advisory.id().text()));
    }

    private static Question question(Advisory advisory, @Nullable String asked) {
        VersionCheck check = asked == null ? null : VersionCheck.of(advisory, asked);
        String address = check == null || check.version().isEmpty() || !advisory.isAboutCratesIo()
                ? null
                : Addresses.version(advisory.crate().toString(), check.version());
        return new Question(Addresses.advisory(advisory.id().text()) + "#affected", check, address);
    }

    private static List<String> patched(AffectedVersions versions) {
        return versions.patched().isEmpty()
                ? List.of(AdvisoryPageSentences.noVersion())
                : versions.patched().stream().map(AdvisoryPage::spaced).toList();
    }

    /** {@code >= 1.2.3}, as ranges are written beside it. */
    private static String spaced(VersionReq requirement) {
        return OPERATOR.matcher(requirement.toString()).replaceAll("$1 ");
    }

    private static List<Function> functions(@Nullable AffectedScope scope) {
        return scope == null
                ? List.of()
                : scope.functions().entrySet().stream()
                        .map(entry -> new Function(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .map(AdvisoryPage::spaced)
                                        .collect(Collectors.joining("; "))))
                        .toList();
    }

    private static @Nullable Value credit(Advisory advisory) {
        String url = advisory.url();
        return advisory.license().equals(CC_BY) && url != null ? new Value(url, Addresses.ofTheWeb(url)) : null;
    }

    private static List<Fact> facts(AdvisoryRecord record, Instant now) {
        Advisory advisory = record.advisory();
        String crate = advisory.crate().toString();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.link(
                advisory.collection() == Collection.RUST ? AdvisoryPageSentences.partOfToolchain() : "Crate",
                crate,
                Addresses.subject(advisory)));
        facts.add(Fact.at("Disclosed", Moment.ofDay(advisory.date(), now)));
        facts.add(Fact.at("Published", Moment.of(record.created().at(), now)));
        facts.add(Fact.at("Changed", Moment.of(record.modified().at(), now)));
        facts.add(Fact.texts(
                "Unaffected",
                advisory.versions().unaffected().stream()
                        .map(AdvisoryPage::spaced)
                        .toList()));
        facts.add(new Fact(
                AdvisoryPageSentences.alsoKnownAs(),
                advisory.aliases().stream().map(id -> named(id.text())).toList()));
        facts.add(new Fact(
                "Related",
                advisory.related().stream().map(id -> named(id.text())).toList()));
        facts.add(searched("Categories", "category", advisory.categories()));
        facts.add(searched("Keywords", "keyword", advisory.keywords()));
        facts.addAll(scope(advisory.affected()));
        facts.add(new Fact("References", references(record)));
        return Fact.present(facts);
    }

    private static Fact searched(String label, String field, List<String> values) {
        return new Fact(
                label,
                values.stream()
                        .map(value -> new Value(value, Addresses.search(field, value)))
                        .toList());
    }

    private static List<Fact> scope(@Nullable AffectedScope scope) {
        return scope == null
                ? List.of()
                : List.of(Fact.texts("Operating systems", scope.os()), Fact.texts("Architectures", scope.arch()));
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
