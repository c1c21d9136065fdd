package dev.rustsecd.crate;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import org.jspecify.annotations.Nullable;

/**
 * A crate's name: how it is written ({@code Foo_Bar}) and how it is compared ({@code foo-bar}). Two names are equal when
 * crates.io would take them for one crate, whatever the case and whether {@code -} or {@code _} is written.
 */
public final class CrateName implements Comparable<CrateName> {
    /** Source: crates.io, limit on the length of a crate's name, in characters. */
    public static final int MAX_LENGTH = 64;

    /** By ASCII character. */
    private static final char[] FOLDED = folded();

    private final String display;
    private final String canonical;

    private CrateName(String display) {
        this.display = display;
        this.canonical = canonical(display);
    }

    /** Any text as a name, for what others wrote: lockfiles and advisories are not held to crates.io's grammar. */
    public static CrateName of(String text) {
        return new CrateName(text);
    }

    /**
     * A name that crates.io could have.
     *
     * @throws RejectedInput {@link Rejection#CRATE_NAME_INVALID}
     */
    public static CrateName parse(String text) {
        if (!isRegistryName(text)) {
            throw new RejectedInput(Rejection.CRATE_NAME_INVALID, LockfileSentences.CRATE_NAME);
        }
        return new CrateName(text);
    }

    /** Whether the text is within crates.io's own grammar of names. */
    public static boolean isRegistryName(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** The form under which names are compared: ASCII lower case, {@code _} as {@code -}; the rest as it is. */
    public static String canonical(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                return folded(text);
            }
        }
        return text;
    }

    private static String folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    /** A hash of the canonical form, which is not made; of its length and four characters, as that tells most apart. */
    static int canonicalHash(String text) {
        int length = text.length();
        if (length == 0) {
            return 0;
        }
        int ends = fold(text.charAt(0)) * 31 + fold(text.charAt(length - 1));
        int middle = fold(text.charAt(length / 3)) * 31 + fold(text.charAt(length * 2 / 3));
        return (ends * 31 * 31 + middle) * 31 + length;
    }

    /** Whether the text has this canonical form. */
    static boolean isSpelling(String text, String canonical) {
        if (text.length() != canonical.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != canonical.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static char fold(char c) {
        return c < FOLDED.length ? FOLDED[c] : c;
    }

    private static char[] folded() {
        char[] folded = new char[128];
        for (char c = 0; c < folded.length; c++) {
            folded[c] = Character.toLowerCase(c);
        }
        folded['_'] = '-';
        return folded;
    }

    public String canonical() {
        return canonical;
    }

    @Override
    public int compareTo(CrateName other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CrateName that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return display;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
