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

    /** Package ids such as {@code time@0.1.42} as sentences have them: {@code time 0.1.42}. */
    public static List<String> packages(List<String> ids) {
        return ids.stream().map(Count::packageId).toList();
    }

    private static String packageId(String id) {
        int at = id.lastIndexOf('@');
        return at < 0 ? id : id.substring(0, at) + ' ' + id.substring(at + 1);
    }

    /** The first requirements, any of which will do, and how many more there are: {@code =1.0.0 OR >=1.1.0, <2.0.0 OR 3 more}. */
    public static String anyOf(List<String> requirements, int most) {
        int others = requirements.size() - most;
        return others <= 0
                ? String.join(" OR ", requirements)
                : String.join(" OR ", requirements.subList(0, most)) + " OR " + number(others) + " more";
    }
}
