package dev.rustsecd.service.page.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param title of the page alone
 * @param section the part of the site that the page belongs to
 * @param base address of this service, without a slash at its end, for a page that is to be kept as a file: it loads
 *     nothing, and its links lead back. Null for a page of the site
 * @param card address of an oEmbed document about the page; null where there is none
 */
public record Frame(
        String title,
        Section section,
        @Nullable String base,
        @Nullable String card) {
    public Frame(String title, Section section) {
        this(title, section, null, null);
    }

    public Frame(String title, Section section, @Nullable String base) {
        this(title, section, base, null);
    }

    /** An address of this service, as the page links to it. */
    public String link(String path) {
        return base == null ? path : base + path;
    }

    /** The parts of the site. */
    public enum Section {
        CHECK("Check", "/"),
        ADVISORIES("Advisories", "/advisories/"),
        CRATES("Crates", "/crates/"),
        DOCS("API", "/docs"),
        STATUS("Status", "/status"),
        /** A page of no part: a crate, an error. */
        OTHER("", "");

        private final String title;
        private final String address;

        Section(String title, String address) {
            this.title = title;
            this.address = address;
        }

        /** Those that the navigation names. */
        public static List<Section> shown() {
            return List.of(CHECK, ADVISORIES, CRATES, DOCS, STATUS);
        }

        public String title() {
            return title;
        }

        public String address() {
            return address;
        }
    }

    public boolean isAlone() {
        return base != null;
    }

    /** The style sheet itself. */
    public String ownStyles() {
        return Asset.STYLES.text();
    }

    public String styles() {
        return Asset.STYLES.address();
    }

    public String script() {
        return Asset.SCRIPT.address();
    }

    public String icon() {
        return Asset.ICON.address();
    }
}
