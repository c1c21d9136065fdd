package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedDependency;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Dependency strings into names, versions and sources. Cargo splits at single spaces and lets the source have spaces;
 * cargo-lock splits at white space of any kind and length and wants a SemVer version. What either takes is taken.
 *
 * <p>Source: Cargo, {@code cargo-util-schemas/src/lockfile.rs}; cargo-lock crate, {@code lockfile/encoding.rs}.
 */
final class DependencyReader {
    private final SourceTable sources;

    DependencyReader(SourceTable sources) {
        this.sources = sources;
    }

    /**
     * What a string says, unresolved.
     *
     * @param oddity the remark about every use of it, of the string and the package that has it; null where nothing is odd
     */
    record Reading(LockedDependency dependency, @Nullable BinaryOperator<String> oddity) {}

    /**
     * @throws RejectedInput {@link Rejection#LOCKFILE_INVALID}, where neither reader takes the string
     */
    Reading read(String text) {
        if (isPlain(text)) {
            return new Reading(split(text), null);
        }
        Optional<LockedDependency> loose = loosely(text);
        if (loose.isPresent()) {
            return new Reading(
                    loose.get(), (dependency, of) -> LockfileSentences.dependencyOddlySpelt(dependency, of, "Cargo"));
        }
        return new Reading(
                split(text), (dependency, of) -> LockfileSentences.dependencyOddlySpelt(dependency, of, "cargo-audit"));
    }

    Optional<Reading> tryRead(String text) {
        try {
            return Optional.of(read(text));
        } catch (RejectedInput unreadable) {
            return Optional.empty();
        }
    }

    // One to three parts between single spaces, no other white space: both readers see the same.
    private static boolean isPlain(String text) {
        int spaces = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' ? before == ' ' || ++spaces > 2 : c < ' ' || (c >= 0x7f && isWhiteSpace(c))) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    /** As Cargo does. */
    private LockedDependency split(String text) {
        int first = text.indexOf(' ');
        if (first < 0) {
            return new LockedDependency(text, null, null, LockedDependency.UNRESOLVED);
        }
        int second = text.indexOf(' ', first + 1);
        String version = second < 0 ? text.substring(first + 1) : text.substring(first + 1, second);
        PackageSource source = second < 0 ? null : inParentheses(text.substring(second + 1));
        return new LockedDependency(text.substring(0, first), version, source, LockedDependency.UNRESOLVED);
    }

    /** As cargo-lock does, for what Cargo does not split alike. */
    private Optional<LockedDependency> loosely(String text) {
        StringBuilder single = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = isWhiteSpace(c);
            boolean inWord = single.length() > 0 && single.charAt(single.length() - 1) != ' ';
            if (!space || inWord) {
                single.append(space ? ' ' : c);
            }
        }
        String plain = single.toString().stripTrailing();
        if (!isPlain(plain)) {
            return Optional.empty();
        }
        LockedDependency read = split(plain);
        boolean semver =
                read.version() == null || Version.tryParse(read.version()).isPresent();
        return semver ? Optional.of(read) : Optional.empty();
    }

    private @Nullable PackageSource inParentheses(String text) {
        if (text.length() < 2 || !text.startsWith("(") || !text.endsWith(")")) {
            throw new RejectedInput(Rejection.LOCKFILE_INVALID, LockfileSentences.DEPENDENCY_FORM);
        }
        return sources.get(text.substring(1, text.length() - 1));
    }

    // Source: Unicode, property White_Space, which is what Rust splits at.
    private static boolean isWhiteSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || Character.isSpaceChar(c);
    }
}
