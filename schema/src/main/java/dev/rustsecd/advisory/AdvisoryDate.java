package dev.rustsecd.advisory;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The dates of advisories: {@code YYYY-MM-DD}, from 2000 to 2100. */
final class AdvisoryDate {
    private static final int LENGTH = 10;
    private static final int MIN_YEAR = 2000;
    private static final int MAX_YEAR = 2100;

    private AdvisoryDate() {}

    /** The text, if it is such a date. */
    static String check(String text) {
        int year = parse(text).getYear();
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw reject("the year must be from 2000 to 2100: " + text);
        }
        return text;
    }

    private static LocalDate parse(String text) {
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            throw reject("no such day: " + text);
        }
        throw reject("expected a date as YYYY-MM-DD: " + text);
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.ADVISORY_INVALID, detail);
    }
}
