package dev.rustsecd.advisory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands above an advisory without a title. Source: rustsec-admin, {@code web.rs}, the headings of rustsec.org. */
final class Heading {
    private Heading() {}

    static String of(String crate, @Nullable String informational, List<String> categories) {
        if (informational == null) {
            return categories.contains(Advisory.MALICIOUS)
                    ? crate + " contained malicious code"
                    : "Vulnerability in " + crate;
        }
        return switch (informational) {
            case "notice" -> "Security notice about " + crate;
            case "unsound" -> "Unsoundness in " + crate;
            default -> crate + " is " + informational;
        };
    }
}
