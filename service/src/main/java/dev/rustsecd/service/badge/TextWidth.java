package dev.rustsecd.service.badge;

/**
 * How wide a text is in DejaVu Sans of 11 pixels, the first font that badges ask for. Where a reader has another one, the
 * picture makes its text as wide as this.
 */
final class TextWidth {
    private static final double UNITS_PER_EM = 2_048;
    private static final double PIXELS = 11;
    private static final char FIRST = ' ';

    /** What is not in the table is as wide as the widest that is. */
    private static final int OTHER = 2_048;

    // Source: measured in DejaVu Sans 2.37 by .ci/BadgeAdvances.java; U+0020 to U+007E, in units of its em.
    private static final int[] ADVANCES = {
        651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690,
        1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1087,
        2048, 1401, 1405, 1430, 1577, 1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767, 1532, 1612,
        1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024,
        1024, 1255, 1300, 1126, 1300, 1260, 721, 1300, 1298, 569, 569, 1186, 569, 1995, 1298, 1253,
        1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075, 1303, 690, 1303, 1716,
    };

    private TextWidth() {}

    /** In tenths of a pixel. */
    static int tenths(String text) {
        double units = text.codePoints().map(TextWidth::advance).sum();
        return (int) Math.round(units / UNITS_PER_EM * PIXELS * 10);
    }

    private static int advance(int c) {
        return c >= FIRST && c < FIRST + ADVANCES.length ? ADVANCES[c - FIRST] : OTHER;
    }
}
