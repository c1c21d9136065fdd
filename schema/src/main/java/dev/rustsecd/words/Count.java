package dev.rustsecd.words;

import java.util.List;
import java.util.Locale;

/** Numbers with their nouns, {@code 1 package}, {@code 2,000 packages}, and names in a row. */
public final class Count {
    private Count() {}

    /** The number and the noun in singular or plural. */
    public static String of(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** A number with a comma before every three digits: {@code 1,225}. */
    public static String number(long count) {
        return count < 1_000 ? Long.toString(count) : String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code a, b and c}. */
    public static String all(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /**
     * The first names, and how many more there are: {@code a, b and 3 more}.
     *
     * @param total how many there are, with those that are not in the list
     */
    public static String some(List<String> names, int most, int total) {
        List<String> first = names.subList(0, Math.min(most, names.size()));
        int others = total - first.size();
        return others <= 0 ? String.join(", ", first) : String.join(", ", first) + " and " + number(others) + " more";
    }
}
