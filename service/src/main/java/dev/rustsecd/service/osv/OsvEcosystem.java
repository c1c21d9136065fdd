package dev.rustsecd.service.osv;

import java.util.Set;

/** The names of ecosystems. Source: OSV schema 1.8.0, "Defined Ecosystems"; osv.dev takes {@code GIT} too. */
final class OsvEcosystem {
    static final String CRATES_IO = "crates.io";

    private static final Set<String> KNOWN = Set.of(
            "AlmaLinux",
            "Alpaquita",
            "Alpine",
            "Android",
            "Azure Linux",
            "BellSoft Hardened Containers",
            "Bioconductor",
            "Bitnami",
            "CRAN",
            "Chainguard",
            "CleanStart",
            "ConanCenter",
            "Debian",
            "Docker Hardened Images",
            "Echo",
            "FreeBSD",
            "GHC",
            "GIT",
            "GitHub Actions",
            "Go",
            "Hackage",
            "Hex",
            "Homebrew",
            "Julia",
            "Kubernetes",
            "Linux",
            "Mageia",
            "Maven",
            "MinimOS",
            "NuGet",
            "OSS-Fuzz",
            "Packagist",
            "Photon OS",
            "Pub",
            "PyPI",
            "Red Hat",
            "Rocky Linux",
            "Root",
            "RubyGems",
            "SUSE",
            "SwiftURL",
            "TuxCare",
            "Ubuntu",
            "VSCode",
            "Wolfi",
            CRATES_IO,
            "npm",
            "opam",
            "openEuler",
            "openSUSE",
            "vcpkg");

    private OsvEcosystem() {}

    /** Whether the text before the first colon names one; case counts. */
    static boolean isKnown(String text) {
        int colon = text.indexOf(':');
        return KNOWN.contains(colon < 0 ? text : text.substring(0, colon));
    }
}
