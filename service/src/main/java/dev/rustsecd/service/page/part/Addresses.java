package dev.rustsecd.service.page.part;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.Collection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of pages; every text in one is a whole segment, percent-encoded. */
public final class Addresses {
    private static final Pattern WEB = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    public static String advisory(String id) {
        return "/advisories/" + segment(id) + ".html";
    }

    public static String crate(String name) {
        return "/crates/" + segment(name);
    }

    /** What an advisory is about: its crate, or for a part of the toolchain its package as rustsec.org has it. */
    public static String subject(Advisory advisory) {
        String name = advisory.crate().toString();
        return advisory.collection() == Collection.RUST ? "/packages/" + segment(name) + ".html" : crate(name);
    }

    public static String version(String name, String version) {
        return crate(name) + "/" + segment(version);
    }

    /** An address that a stranger wrote, where it is one of the web; null for any other scheme. */
    public static @Nullable String ofTheWeb(String address) {
        return WEB.matcher(address).lookingAt() ? address : null;
    }

    public static String packageRecords(String name) {
        return "/packages/" + segment(name) + ".json";
    }

    public static String feed(String crate) {
        return "/feed.xml?crate=" + segment(crate);
    }

    public static String badge(String crate) {
        return "/badge/" + segment(crate) + ".svg";
    }

    public static String badge(String crate, String version) {
        return "/badge/" + segment(crate) + "/" + segment(version) + ".svg";
    }

    /** Of a card that other sites may show. */
    public static String card(String crate) {
        return "/embed/" + segment(crate);
    }

    public static String card(String crate, String version) {
        return card(crate) + "/" + segment(version);
    }

    /** Of what describes the card of a page to sites that show it. */
    public static String oembed(String page) {
        return "/oembed?url=" + segment(page);
    }

    /** Advisories by one of the fields of the search. */
    public static String search(String field, String value) {
        return "/advisories/?" + field + "=" + segment(value);
    }

    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
