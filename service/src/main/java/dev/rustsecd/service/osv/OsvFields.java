package dev.rustsecd.service.osv;

import dev.rustsecd.crate.Purl;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of one query as they were sent; texts are empty where they were not.
 *
 * @param commit null where it was not sent
 * @param named whether there was a {@code package}
 */
record OsvFields(
        @Nullable String commit,
        String version,
        boolean named,
        String name,
        String ecosystem,
        String purl,
        String pageToken) {
    /** The names of ecosystems. Source: OSV schema 1.8.0, "Defined Ecosystems"; osv.dev takes {@code GIT} too. */
    private static final Set<String> ECOSYSTEMS = Set.of("""
            AlmaLinux,Alpaquita,Alpine,Android,Azure Linux,BellSoft Hardened Containers,Bioconductor,Bitnami,\
            CRAN,Chainguard,CleanStart,ConanCenter,Debian,Docker Hardened Images,Echo,FreeBSD,GHC,GIT,\
            GitHub Actions,Go,Hackage,Hex,Homebrew,Julia,Kubernetes,Linux,Mageia,Maven,MinimOS,NuGet,OSS-Fuzz,\
            Packagist,Photon OS,Pub,PyPI,Red Hat,Rocky Linux,Root,RubyGems,SUSE,SwiftURL,TuxCare,Ubuntu,VSCode,\
            Wolfi,crates.io,npm,opam,openEuler,openSUSE,vcpkg""".split(","));

    private static final String CRATES_IO = "crates.io";

    /**
     * The query, by the checks of osv.dev in their order.
     *
     * <p>Source: osv.dev, {@code go/internal/api/query_affected.go}.
     *
     * @throws RejectedInput {@link Rejection#OSV_QUERY_INVALID}, with osv.dev's message
     */
    OsvQuery check() {
        if (commit != null) {
            if (commit.isEmpty() || !isHex(commit)) {
                throw reject("invalid hash");
            }
            return OsvQuery.OF_NOTHING;
        }
        if (!named) {
            throw reject("invalid query");
        }
        if (!purl.isEmpty()) {
            return ofPurl();
        }
        if (!ecosystem.isEmpty() && !isKnown(ecosystem)) {
            throw reject("invalid ecosystem");
        }
        if (name.isEmpty() || (ecosystem.isEmpty() && version.isEmpty())) {
            throw reject("invalid query");
        }
        OsvCursor after = OsvCursor.parse(pageToken);
        boolean here = ecosystem.isEmpty() || ecosystem.equals(CRATES_IO);
        return here ? new OsvQuery(name, lenient(version), after) : OsvQuery.OF_NOTHING;
    }

    private OsvQuery ofPurl() {
        if (!name.isEmpty()) {
            throw reject("name specified in a PURL query");
        }
        if (!ecosystem.isEmpty()) {
            throw reject("ecosystem specified in a PURL query");
        }
        OsvPurl parsed = OsvPurl.parse(purl);
        if (!parsed.isCargo()) {
            return OsvQuery.OF_NOTHING;
        }
        if (!parsed.version().isEmpty() && !version.isEmpty()) {
            throw reject("version specified in params and PURL query");
        }
        String asked = version.isEmpty() ? parsed.version() : version;
        return new OsvQuery(parsed.name(), lenient(asked), OsvCursor.parse(pageToken));
    }

    /** Whether the text before the first colon names an ecosystem; case counts. */
    private static boolean isKnown(String text) {
        int colon = text.indexOf(':');
        return ECOSYSTEMS.contains(colon < 0 ? text : text.substring(0, colon));
    }

    private static boolean isHex(String text) {
        return text.length() % 2 == 0 && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    private static @Nullable LenientVersion lenient(String text) {
        return text.isEmpty() ? null : LenientVersion.of(text);
    }

    static RejectedInput reject(String message) {
        return new RejectedInput(Rejection.OSV_QUERY_INVALID, message);
    }

    /**
     * A package URL as osv.dev takes it apart: the type in any case, namespace, qualifiers and subpath ignored.
     *
     * <p>Source: osv.dev, {@code go/purl}; packageurl-go, for what is rejected.
     *
     * @param version empty where there is none
     */
    private record OsvPurl(String type, String name, String version) {
        private static final String CARGO = "cargo";

        /**
         * @throws RejectedInput {@link Rejection#OSV_QUERY_INVALID}
         */
        static OsvPurl parse(String text) {
            if (!Purl.isPurl(text)) {
                throw OsvFields.reject("purl scheme is not \"pkg\"");
            }
            Purl.Parts parts = Purl.Parts.of(text, String::indexOf)
                    .orElseThrow(() -> OsvFields.reject("purl is missing type or name"));
            String last = parts.path().substring(parts.path().lastIndexOf('/') + 1);
            int at = last.lastIndexOf('@');
            String name = decode(at < 0 ? last : last.substring(0, at));
            if (name.isEmpty()) {
                throw OsvFields.reject("purl is missing name");
            }
            return new OsvPurl(parts.type(), name, at < 0 ? "" : decode(last.substring(at + 1)));
        }

        boolean isCargo() {
            return type.equals(CARGO);
        }

        private static String decode(String part) {
            try {
                return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException brokenEscape) {
                throw OsvFields.reject("failed to unescape purl");
            }
        }
    }
}
