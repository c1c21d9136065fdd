package dev.rustsecd.advisory;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;

/**
 * The id of an advisory, or of the same matter elsewhere: {@code RUSTSEC-2020-0071}, {@code CVE-2020-26235}. Any text is
 * an id, but one that starts like a RustSec, CVE or Talos id must be a whole one. Ids are compared byte for byte.
 *
 * <p>Source: rustsec crate, {@code advisory/id.rs}.
 */
public record AdvisoryId(String text) implements Comparable<AdvisoryId> {
    /** The id of every draft. */
    public static final String DRAFT = "RUSTSEC-0000-0000";

    private static final int MIN_YEAR = 2000;
    private static final int MAX_YEAR = 2100;

    public AdvisoryId {
        if (!isId(text)) {
            throw new RejectedInput(Rejection.ADVISORY_INVALID, RecordSentences.notAnId(text));
        }
    }

    /** Whether the text is an id. */
    public static boolean isId(String text) {
        boolean structured = text.startsWith("RUSTSEC-") || text.startsWith("CVE-") || text.startsWith("TALOS-");
        return !structured || text.equals(DRAFT) || isWellFormed(text);
    }

    public boolean isDraft() {
        return text.equals(DRAFT);
    }

    private static boolean isWellFormed(String text) {
        String[] parts = text.split("-", -1);
        return parts.length == 3 && isYear(parts[1]) && isUnsigned32(parts[2]);
    }

    private static boolean isYear(String part) {
        return isUnsigned32(part) && Long.parseLong(part) >= MIN_YEAR && Long.parseLong(part) <= MAX_YEAR;
    }

    // A number that Rust's u32 takes: digits, at most 4294967295, leading zeros allowed.
    private static boolean isUnsigned32(String part) {
        return !part.isEmpty()
                && part.length() <= 18
                && part.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(part) <= 0xffff_ffffL;
    }

    @Override
    public int compareTo(AdvisoryId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
