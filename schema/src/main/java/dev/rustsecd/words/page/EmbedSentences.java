package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What cards say; a card is a small preview of a page of this service that other sites show. */
public final class EmbedSentences {
    private EmbedSentences() {}

    public static String title(String crate, String version) {
        return crate + " " + version + ": RustSec advisories";
    }

    public static String titleOfCrate(String crate) {
        return crate + ": RustSec advisories";
    }

    public static String newest() {
        return "newest version";
    }

    public static String more(int advisories) {
        return Count.of(advisories, "more advisory", "more advisories");
    }

    public static String advisories(int count) {
        return Count.of(count, "advisory", "advisories");
    }

    public static String noVersion() {
        return "No safe version is known.";
    }

    /** @param base address of this service */
    public static String pagesWithCards(String base) {
        return "Previews exist only for pages such as " + base + "/crates/{name} and " + base
                + "/crates/{name}/{version}.";
    }
}
