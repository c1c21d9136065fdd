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
}
