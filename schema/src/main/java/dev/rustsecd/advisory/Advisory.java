package dev.rustsecd.advisory;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.crate.WebUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
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
 * @param references absolute URLs in normal form; those that are neither http nor https are left out
 * @param source a Cargo source id, verbatim; never seen in a real advisory
 * @param url absolute URL in normal form; null where it is neither http nor https
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
    /** RustSec's own site. */
    public static final String RUSTSEC_SITE = "https://rustsec.org/";

    static final String MALICIOUS = "malicious";

    private static final Pattern MALICIOUS_WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}_])malicious(?![\\p{L}\\p{N}_])", Pattern.CASE_INSENSITIVE);

    public Advisory {
        aliases = List.copyOf(aliases);
        related = List.copyOf(related);
        categories = List.copyOf(categories);
        keywords = List.copyOf(keywords);
        references = references.stream().filter(WebUrl::isOfTheWeb).toList();
        url = url != null && WebUrl.isOfTheWeb(url) ? url : null;
    }

    /** The same under other names. */
    public Advisory withAliases(List<AdvisoryId> names) {
        return new Advisory(
                id,
                crate,
                title,
                description,
                date,
                names,
                related,
                collection,
                categories,
                keywords,
                severity,
                informational,
                references,
                source,
                url,
                withdrawn,
                license,
                expectDeleted,
                versions,
                affected);
    }

    public AdvisoryKind kind() {
        return AdvisoryKind.of(informational);
    }

    /**
     * Whether it is about malware: it has the category, or it expects the crate to be gone and its title says malicious.
     * RustSec has records without the category whose titles say {@code was removed from crates.io due to malicious code}.
     */
    public boolean isMalicious() {
        return categories.contains(MALICIOUS)
                || (expectDeleted && MALICIOUS_WORD.matcher(title).find());
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

    /**
     * Whether it speaks of a crate of crates.io. The toolchain's {@code cargo} and another registry's have their names from
     * elsewhere: whatever matches by name asks this first.
     */
    public boolean isAboutCratesIo() {
        return collection == Collection.CRATES && isOfCratesIo(source);
    }

    // Source: rustsec crate, query by package source: an advisory without a source is about crates.io.
    private static boolean isOfCratesIo(@Nullable String source) {
        return source == null
                || source.equals(PackageSource.CRATES_IO.text())
                || source.equals(PackageSource.CRATES_IO_SPARSE.text());
    }

    /** The page that rustsec.org has of it, where it is RustSec's. */
    public String pageAtRustSec() {
        return RUSTSEC_SITE + "advisories/" + pathSegment();
    }

    /**
     * The page that this service has of it.
     *
     * @param base the service's address, without a slash at its end; empty for a relative reference
     */
    public String ownPage(String base) {
        return base + "/advisories/" + pathSegment() + ".html";
    }

    private String pathSegment() {
        return URLEncoder.encode(id.text(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
