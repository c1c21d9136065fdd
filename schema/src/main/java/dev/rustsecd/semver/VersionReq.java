package dev.rustsecd.semver;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.Comparator.Operator;
import dev.rustsecd.semver.VersionSyntax.Part;
import dev.rustsecd.words.rejection.VersionSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A version requirement as Cargo reads it: at most 32 comparators, joined by commas. {@code " >= 1.2.3 , <2"} prints as
 * {@code ">=1.2.3, <2"}. It says what Cargo may select; which versions an advisory affects is a {@link RangeSet}.
 *
 * <p>Source: Cargo reference, "Specifying Dependencies"; semver crate 1.0.28.
 */
public record VersionReq(List<Comparator> comparators) {
    private static final int MAX_COMPARATORS = 32;

    public VersionReq {
        comparators = List.copyOf(comparators);
    }

    /**
     * @throws RejectedInput {@link Rejection#REQUIREMENT_INVALID}, with the message of the semver crate
     */
    public static VersionReq parse(String text) {
        VersionSyntax syntax = new VersionSyntax(text, Rejection.REQUIREMENT_INVALID);
        syntax.skipSpaces();
        if (isWildcard(syntax.peek())) {
            return loneWildcard(syntax);
        }
        List<Comparator> comparators = new ArrayList<>();
        while (true) {
            Part last = comparator(syntax, comparators);
            if (syntax.atEnd()) {
                return new VersionReq(comparators);
            }
            if (!syntax.take(',')) {
                throw syntax.reject(VersionSentences.expectedComma(last.toString(), syntax.quoted()));
            }
            syntax.skipSpaces();
            if (comparators.size() == MAX_COMPARATORS) {
                throw syntax.reject(VersionSentences.TOO_MANY);
            }
        }
    }

    /**
     * Whether Cargo may select this version: every comparator matches, and a pre-release only where a comparator names a
     * pre-release of the same three numbers.
     */
    public boolean matches(Version version) {
        for (Comparator comparator : comparators) {
            if (!comparator.matches(version)) {
                return false;
            }
        }
        return !version.isPreRelease()
                || comparators.stream().anyMatch(comparator -> comparator.admitsPreReleaseOf(version));
    }

    /** The normal form: no spaces but after commas, {@code ^} written out, {@code *} for no comparator. */
    @Override
    public String toString() {
        return comparators.isEmpty()
                ? "*"
                : comparators.stream().map(Comparator::toString).collect(Collectors.joining(", "));
    }

    private static VersionReq loneWildcard(VersionSyntax syntax) {
        char wildcard = syntax.peek();
        syntax.at++;
        syntax.skipSpaces();
        if (syntax.atEnd()) {
            return new VersionReq(List.of());
        }
        throw syntax.peek() == ',' ? wildcardAmongOthers(syntax, wildcard) : afterWildcard(syntax);
    }

    private static Part comparator(VersionSyntax syntax, List<Comparator> into) {
        rejectWildcardAmongOthers(syntax);
        int start = syntax.at;
        Operator operator = operator(syntax);
        boolean bare = syntax.at == start;
        syntax.skipSpaces();
        long major = syntax.number(Part.MAJOR);
        OptionalLong minor = OptionalLong.empty();
        OptionalLong patch = OptionalLong.empty();
        String pre = "";
        Part last = Part.MAJOR;
        boolean wildcard = false;
        if (syntax.take('.')) {
            last = Part.MINOR;
            minor = numberOrWildcard(syntax, last);
            wildcard = minor.isEmpty();
            if (syntax.take('.')) {
                last = Part.PATCH;
                patch = wildcard ? wildcardOnly(syntax) : numberOrWildcard(syntax, last);
                wildcard |= patch.isEmpty();
            }
        }
        if (patch.isPresent() && syntax.take('-')) {
            last = Part.PRE;
            pre = syntax.identifiers(last);
        }
        if (patch.isPresent() && syntax.take('+')) {
            last = Part.BUILD;
            syntax.identifiers(last);
        }
        syntax.skipSpaces();
        into.add(new Comparator(bare && wildcard ? Operator.WILDCARD : operator, major, minor, patch, pre));
        return last;
    }

    private static Operator operator(VersionSyntax syntax) {
        if (syntax.take('=')) {
            return Operator.EXACT;
        }
        if (syntax.take('>')) {
            return syntax.take('=') ? Operator.GREATER_EQUAL : Operator.GREATER;
        }
        if (syntax.take('<')) {
            return syntax.take('=') ? Operator.LESS_EQUAL : Operator.LESS;
        }
        if (syntax.take('~')) {
            return Operator.TILDE;
        }
        syntax.take('^');
        return Operator.CARET;
    }

    private static OptionalLong numberOrWildcard(VersionSyntax syntax, Part part) {
        if (isWildcard(syntax.peek())) {
            syntax.at++;
            return OptionalLong.empty();
        }
        return OptionalLong.of(syntax.number(part));
    }

    private static OptionalLong wildcardOnly(VersionSyntax syntax) {
        if (!isWildcard(syntax.peek())) {
            throw afterWildcard(syntax);
        }
        syntax.at++;
        return OptionalLong.empty();
    }

    private static void rejectWildcardAmongOthers(VersionSyntax syntax) {
        if (isWildcard(syntax.peek())) {
            int start = syntax.at;
            char wildcard = syntax.peek();
            syntax.at++;
            syntax.skipSpaces();
            if (syntax.atEnd() || syntax.peek() == ',') {
                throw wildcardAmongOthers(syntax, wildcard);
            }
            syntax.at = start;
        }
    }

    private static RejectedInput wildcardAmongOthers(VersionSyntax syntax, char wildcard) {
        return syntax.reject(VersionSentences.wildcardAlone(String.valueOf(wildcard)));
    }

    private static RejectedInput afterWildcard(VersionSyntax syntax) {
        return syntax.reject(VersionSentences.AFTER_WILDCARD);
    }

    private static boolean isWildcard(char c) {
        return c == '*' || c == 'x' || c == 'X';
    }
}
