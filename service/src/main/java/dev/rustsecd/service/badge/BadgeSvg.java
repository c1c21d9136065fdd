package dev.rustsecd.service.badge;

import java.nio.charset.StandardCharsets;

/** Draws badges: 20 pixels high, without a style, a script or anything to be fetched, so that every policy admits them. */
final class BadgeSvg {
    private static final int PADDING_TENTHS = 60;

    private BadgeSvg() {}

    /** The title says the same as the text. */
    static byte[] of(Badge badge) {
        int label = TextWidth.tenths(Badge.LABEL);
        int message = TextWidth.tenths(badge.message());
        int left = pixels(label);
        int right = pixels(message);
        String title = escaped(badge.sentence());
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + (left + right)
                + "\" height=\"20\" role=\"img\""
                + " aria-label=\"" + title + "\"><title>" + title + "</title>"
                + "<clipPath id=\"r\"><rect width=\"" + (left + right) + "\" height=\"20\" rx=\"3\"/></clipPath>"
                + "<g clip-path=\"url(#r)\"><rect width=\"" + left + "\" height=\"20\" fill=\"#3b3835\"/>"
                + "<rect x=\"" + left + "\" width=\"" + right + "\" height=\"20\" fill=\""
                + badge.tone().colour() + "\"/></g>"
                // In tenths of a pixel, so that the lengths are whole numbers.
                + "<g transform=\"scale(.1)\" fill=\"#fff\" text-anchor=\"middle\" font-size=\"110\""
                + " font-family=\"DejaVu Sans,Verdana,Geneva,sans-serif\">"
                + text(left * 5, label, Badge.LABEL)
                + text(left * 10 + right * 5, message, badge.message())
                + "</g></svg>";
        return svg.getBytes(StandardCharsets.UTF_8);
    }

    private static int pixels(int tenths) {
        return (tenths + 2 * PADDING_TENTHS + 9) / 10;
    }

    private static String text(int middle, int tenths, String text) {
        return "<text x=\"" + middle + "\" y=\"140\" textLength=\"" + tenths + "\">" + escaped(text) + "</text>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * How wide a text is in DejaVu Sans of 11 pixels, the first font that badges ask for. Where a reader has another one, the
     * picture makes its text as wide as this.
     */
    private static final class TextWidth {
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

        /** In tenths of a pixel. */
        static int tenths(String text) {
            double units = text.codePoints().map(TextWidth::advance).sum();
            return (int) Math.round(units / UNITS_PER_EM * PIXELS * 10);
        }

        private static int advance(int c) {
            return c >= FIRST && c < FIRST + ADVANCES.length ? ADVANCES[c - FIRST] : OTHER;
        }
    }
}
