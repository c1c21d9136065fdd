package dev.rustsecd.service.render.cyclonedx;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.crate.Purl;
import dev.rustsecd.lockfile.LockedPackage;

/**
 * Package URLs of packages that have a source. One without qualifiers is from crates.io; others say where from.
 *
 * <p>Source: Package URL specification, type {@code cargo} and known qualifiers.
 */
final class PackageUrls {
    private PackageUrls() {}

    static String of(LockedPackage locked, PackageSource source) {
        String purl = new Purl(locked.name(), locked.versionText()).toString();
        return switch (source.kind()) {
            case CRATES_IO -> purl;
            case REGISTRY -> purl + "?repository_url=" + Purl.encode(withoutKind(source.location()));
            case GIT -> purl + "?vcs_url=" + Purl.encode(vcsUrl(source));
            case PATH -> purl + "?download_url=" + Purl.encode(withoutKind(source.location()));
        };
    }

    private static String withoutKind(String location) {
        return location.substring(location.indexOf('+') + 1);
    }

    private static String vcsUrl(PackageSource source) {
        return source.location() + (source.commit() == null ? "" : '@' + source.commit());
    }
}
