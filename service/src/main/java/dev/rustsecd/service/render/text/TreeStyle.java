package dev.rustsecd.service.render.text;

import java.util.Locale;

/** How much of the dependency trees a text shows. */
public enum TreeStyle {
    /** Some lines a package, and how many packages there are more. */
    SHORT,
    /** All of each, as cargo-audit prints it. */
    FULL,
    /** No trees. */
    NONE;

    /** As the parameter has it: {@code short}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
