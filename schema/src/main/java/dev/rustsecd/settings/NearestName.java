package dev.rustsecd.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known name that a misspelt one probably means, by the edits that lead from one to the other. */
public final class NearestName {
    private static final int MAX_LENGTH = 60;

    private NearestName() {}

    /**
     * The known name with the fewest edits (a character more, fewer or other, or two neighbours swapped); empty where every
     * one needs more edits than a third of its length.
     */
    public static String of(String given, Collection<String> known) {
        String text = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> given.length() <= MAX_LENGTH
                        && edits(text, name.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(name -> edits(text, name.toLowerCase(Locale.ROOT))))
                .orElse("");
    }

    // Source: the "optimal string alignment" distance; row and column 0 stand for the empty text.
    private static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, String a, String b, int i, int j) {
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j - 1] + other, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
