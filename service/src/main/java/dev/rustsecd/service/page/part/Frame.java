package dev.rustsecd.service.page.part;

import java.util.List;

/**
 * What every page has around its content.
 *
 * @param title of the page alone
 * @param section the part of the site that the page belongs to
 */
public record Frame(String title, Section section) {
    /** The parts of the site. */
    public enum Section {
        CHECK("Check", "/"),
        ADVISORIES("Advisories", "/advisories/"),
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
            return List.of(CHECK, ADVISORIES, DOCS, STATUS);
        }

        public String title() {
            return title;
        }

        public String address() {
            return address;
        }
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
