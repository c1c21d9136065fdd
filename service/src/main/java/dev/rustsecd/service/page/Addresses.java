package dev.rustsecd.service.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages; every text in one is a whole segment, percent-encoded. */
final class Addresses {
    private Addresses() {}

    static String advisory(String id) {
        return "/advisories/" + segment(id) + ".html";
    }

    static String crate(String name) {
        return "/crates/" + segment(name);
    }

    static String version(String name, String version) {
        return crate(name) + "/" + segment(version);
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
