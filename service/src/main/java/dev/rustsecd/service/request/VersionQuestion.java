package dev.rustsecd.service.request;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.crate.Purl;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.rejection.RequestSentences;

/** One version of one crate of crates.io, asked for by name. */
public record VersionQuestion(CrateName crate, Version version) {
    /**
     * @throws RejectedInput for a name that no crate can have, or a version that is not SemVer
     */
    public static VersionQuestion of(String name, String version) {
        return new VersionQuestion(CrateName.parse(name), semver(version));
    }

    /**
     * Reads {@code time@0.1.42} or a package URL.
     *
     * @throws RejectedInput also for a package URL that names another origin than crates.io
     */
    static VersionQuestion parse(String text) {
        if (Purl.isPurl(text)) {
            Purl purl = Purl.parse(text);
            if (!PackageSource.CRATES_IO.equals(PurlOrigin.of(text))) {
                throw new RejectedInput(Rejection.PURL_INVALID, RequestSentences.OTHER_REGISTRY);
            }
            return of(purl.name(), version(purl));
        }
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new RejectedInput(Rejection.VERSION_INVALID, RequestSentences.VERSION_FORM);
        }
        return of(text.substring(0, at), text.substring(at + 1));
    }

    /** @throws RejectedInput with the text that is no version */
    static Version semver(String text) {
        try {
            return Version.parse(text);
        } catch (RejectedInput invalid) {
            throw invalid.in(Rejection.VERSION_INVALID, why -> RequestSentences.version(Quoted.of(text), why));
        }
    }

    static String version(Purl purl) {
        String version = purl.version();
        if (version == null) {
            throw new RejectedInput(Rejection.PURL_INVALID, RequestSentences.PURL_VERSION);
        }
        return version;
    }
}
