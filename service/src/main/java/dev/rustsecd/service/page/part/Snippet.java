package dev.rustsecd.service.page.part;

import dev.rustsecd.words.page.PageSentences;
import java.util.List;

/** A line that people copy to use a crate or a version elsewhere, and what it is for. */
public record Snippet(String title, String text) {
    private static final int CARD_WIDTH = 480;
    private static final int CARD_HEIGHT = 220;

    /**
     * @param base address of this service, without a slash at its end
     * @param page path of the page, likewise the others
     */
    public static List<Snippet> of(String base, String page, String badge, String card) {
        return List.of(
                new Snippet(PageSentences.useAsJson(), "curl " + base + "/v1" + page),
                new Snippet(PageSentences.useAsBadge(), "[![rustsec](" + base + badge + ")](" + base + page + ")"),
                new Snippet(PageSentences.useAsCard(), frame(base + card, CARD_WIDTH, CARD_HEIGHT)));
    }

    /** The card of a crate or a version, for the page of another site. */
    public static String frame(String address, int width, int height) {
        return "<iframe src=\"" + address + "\" width=\"" + width + "\" height=\"" + height
                + "\" title=\"RustSec advisories\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>";
    }
}
