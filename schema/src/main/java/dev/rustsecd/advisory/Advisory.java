package dev.rustsecd.advisory;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One advisory of an advisory database, with every field of its file; the components stand in the order in which
 * rustsec's own report writes them. Null is a key that the file does not have.
 *
 * @param crate the {@code package} key, as written
 * @param title raw Markdown, one line; where the file has none, the heading that rustsec.org would form
 * @param description raw Markdown, may be empty
 * @param date day of disclosure, {@code YYYY-MM-DD}
 * @param severity of the {@code cvss} key
 * @param references absolute URLs in normal form
 * @param source a Cargo source id, verbatim; never seen in a real advisory
 * @param url absolute URL in normal form
 * @param withdrawn the day, {@code YYYY-MM-DD}
 * @param license an SPDX id; {@code CC0-1.0} where the file has none
 * @param affected null where the file has no {@code [affected]} table
 */
public record Advisory(
        AdvisoryId id,
        CrateName crate,
        String title,
        String description,
        String date,
        List<AdvisoryId> aliases,
        List<AdvisoryId> related,
        Collection collection,
        List<String> categories,
        List<String> keywords,
        @Nullable Severity severity,
        @Nullable String informational,
        List<String> references,
        @Nullable String source,
        @Nullable String url,
        @Nullable String withdrawn,
        String license,
        boolean expectDeleted,
        AffectedVersions versions,
        @Nullable AffectedScope affected) {
    static final String MALICIOUS = "malicious";

    public Advisory {
        aliases = List.copyOf(aliases);
        related = List.copyOf(related);
        categories = List.copyOf(categories);
        keywords = List.copyOf(keywords);
        references = List.copyOf(references);
    }

    public AdvisoryKind kind() {
        return AdvisoryKind.of(informational);
    }

    public boolean isMalicious() {
        return categories.contains(MALICIOUS);
    }

    public boolean isWithdrawn() {
        return withdrawn != null;
    }

    /** Not withdrawn, and a vulnerability: what a suggested version must be free of. */
    public boolean isLiveVulnerability() {
        return !isWithdrawn() && kind() == AdvisoryKind.VULNERABILITY;
    }

    /** What rustsec.org writes over it, whatever its title: {@code Vulnerability in time}. */
    public String heading() {
        return Heading.of(crate.toString(), informational, categories);
    }

    /** Whether it speaks of packages of crates.io. */
    public boolean isAboutCratesIo() {
        // Source: rustsec crate, query by package source: an advisory without a source is about crates.io.
        return source == null
                || source.equals(PackageSource.CRATES_IO.text())
                || source.equals(PackageSource.CRATES_IO_SPARSE.text());
    }

    /** The page of this advisory at rustsec.org. */
    public String page() {
        return "https://rustsec.org/advisories/" + id;
    }
}
