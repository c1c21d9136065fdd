package dev.rustsecd.crate;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import org.jspecify.annotations.Nullable;

/**
 * Where a package of a lockfile comes from: a Cargo source id such as {@code
 * registry+https://github.com/rust-lang/crates.io-index} or {@code git+https://example.com/r?branch=b#commit}.
 *
 * @param kind what the source is; only {@link Kind#CRATES_IO} packages are matched with advisories, whatever address
 *     crates.io's index goes by
 * @param text the source id in the normal form that cargo-audit prints; values of a git query are not encoded in it
 * @param location the text without the branch, tag, revision and commit of a git source
 * @param commit of a git source; null where it names none
 */
public record PackageSource(
        Kind kind, String text, String location, @Nullable String commit) {
    /** How Cargo always spells crates.io in a lockfile, whatever protocol it used. */
    public static final PackageSource CRATES_IO = cratesIo("registry+https://github.com/rust-lang/crates.io-index");

    /** The other spelling of crates.io, written where a project names a registry with this index. */
    public static final PackageSource CRATES_IO_SPARSE = cratesIo("sparse+https://index.crates.io/");

    /** What a source is; a package without a source is a path package. */
    public enum Kind {
        CRATES_IO,
        REGISTRY,
        GIT,
        PATH
    }

    /**
     * Reads a source id: a kind, a plus sign, and an absolute URL.
     *
     * @throws RejectedInput {@link Rejection#SOURCE_INVALID}
     */
    public static PackageSource parse(String text) {
        if (text.equals(CRATES_IO.text)) {
            return CRATES_IO;
        }
        int plus = text.indexOf('+');
        if (plus < 0) {
            throw new RejectedInput(Rejection.SOURCE_INVALID, LockfileSentences.SOURCE_FORM);
        }
        String kind = text.substring(0, plus);
        String url = text.substring(plus + 1);
        return switch (kind) {
            case "git" -> GitSource.parse(WebUrl.normalize(url));
            case "registry", "sparse" -> registry(kind + '+' + WebUrl.normalize(url));
            case "path" -> plain(Kind.PATH, "path+" + WebUrl.normalize(url));
            default -> throw new RejectedInput(Rejection.SOURCE_INVALID, LockfileSentences.SOURCE_KIND);
        };
    }

    private static PackageSource registry(String text) {
        if (text.equals(CRATES_IO.text)) {
            return CRATES_IO;
        }
        return text.equals(CRATES_IO_SPARSE.text)
                ? CRATES_IO_SPARSE
                : CratesIoMirrors.WELL_KNOWN.recognize(plain(Kind.REGISTRY, text));
    }

    private static PackageSource cratesIo(String text) {
        return plain(Kind.CRATES_IO, text);
    }

    private static PackageSource plain(Kind kind, String text) {
        return new PackageSource(kind, text, text, null);
    }

    public boolean isCratesIo() {
        return kind == Kind.CRATES_IO;
    }

    /** The same address, known to be crates.io's index or a mirror of it. */
    PackageSource asCratesIo() {
        return new PackageSource(Kind.CRATES_IO, text, location, commit);
    }

    /**
     * Whether a dependency string with this source may mean a package of the other: of git sources the URL decides, and
     * the commit where both name one.
     *
     * <p>Source: cargo-lock crate, order of {@code SourceId}; Cargo leaves the commit out of dependency strings, and older
     * ones also {@code branch=master}.
     */
    public boolean admits(PackageSource other) {
        return location.equals(other.location)
                && (commit == null || other.commit == null || commit.equals(other.commit));
    }

    /** Whether the two differ in nothing but a commit that one of them does not name. */
    public boolean isSameReference(PackageSource other) {
        return admits(other) && withoutCommit().equals(other.withoutCommit());
    }

    /** The text without the commit of a git source, as Cargo's dependency strings have it. */
    public String withoutCommit() {
        return commit == null ? text : text.substring(0, text.length() - commit.length() - 1);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Git sources: {@code git+URL}, at most one of {@code ?branch=}, {@code ?tag=} and {@code ?rev=}, {@code #COMMIT}. */
    private static final class GitSource {
        private GitSource() {}

        /** @param url in normal form, query and fragment included */
        static PackageSource parse(String url) {
            int hash = url.indexOf('#');
            String commit = hash < 0 ? null : url.substring(hash + 1);
            String address = hash < 0 ? url : url.substring(0, hash);
            int question = address.indexOf('?');
            String reference = question < 0 ? "" : reference(address.substring(question + 1));
            String location = "git+" + (question < 0 ? address : address.substring(0, question));
            String text =
                    location + (reference.isEmpty() ? "" : '?' + reference) + (commit == null ? "" : '#' + commit);
            return new PackageSource(Kind.GIT, text, location, commit);
        }

        // Source: cargo-lock crate, package/source.rs: the last of the keys that it knows wins, others are dropped.
        private static String reference(String query) {
            String reference = "";
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                reference = switch (formDecoded(key)) {
                    case "branch", "ref" -> "branch=" + formDecoded(value);
                    case "tag" -> "tag=" + formDecoded(value);
                    case "rev" -> "rev=" + formDecoded(value);
                    default -> reference;
                };
            }
            return reference;
        }

        private static String formDecoded(String text) {
            return PercentEncoding.decode(text.replace('+', ' '));
        }
    }
}
