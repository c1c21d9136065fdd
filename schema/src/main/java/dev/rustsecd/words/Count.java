package dev.rustsecd.words;

/** Numbers with their nouns: {@code 1 package}, {@code 2 packages}. */
public final class Count {
    private Count() {}

    /** The number and the noun in singular or plural. */
    public static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
