package dev.rustsecd.service.request;

import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.crate.PackageSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a package URL means a package of crates.io. Tools that list a Rust build mark what is not with a qualifier:
 * {@code vcs_url=git+…}, {@code download_url=file://…}, {@code repository_url=…}.
 */
final class PurlOrigin {
    private static final Set<String> CRATES_IO = Set.of("https://crates.io", "https://crates.io/");

    private PurlOrigin() {}

    /** Null for a path package. */
    static @Nullable PackageSource of(String purl) {
        int question = purl.indexOf('?');
        Query qualifiers = Query.parse(question < 0 ? null : purl.substring(question + 1));
        if (!qualifiers.all("vcs_url").isEmpty()) {
            return elsewhere(PackageSource.Kind.GIT, qualifiers.all("vcs_url").get(0));
        }
        if (qualifiers.all("download_url").stream().anyMatch(url -> url.startsWith("file:"))) {
            return null;
        }
        return qualifiers.all("repository_url").stream()
                .filter(url -> !CRATES_IO.contains(url) && !CratesIoMirrors.WELL_KNOWN.include(url))
                .findFirst()
                .map(url -> elsewhere(PackageSource.Kind.REGISTRY, url))
                .orElse(PackageSource.CRATES_IO);
    }

    private static PackageSource elsewhere(PackageSource.Kind kind, String url) {
        return new PackageSource(kind, url, url, null);
    }
}
