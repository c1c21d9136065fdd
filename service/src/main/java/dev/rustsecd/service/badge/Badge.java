package dev.rustsecd.service.badge;

/**
 * What a badge says.
 *
 * @param message plain text
 */
record Badge(String message, Tone tone) {
    /** The left half of every badge. */
    static final String LABEL = "rustsec";

    /** The whole, as it is read aloud. */
    String sentence() {
        return LABEL + ": " + message;
    }

    /** How a message is meant; only what is known to be good is green. */
    enum Tone {
        GOOD("#2e7d32", "brightgreen"),
        WARNING("#9a6700", "yellow"),
        BAD("#b3261e", "red"),
        UNKNOWN("#6b7280", "lightgrey");

        private final String colour;
        private final String shieldsName;

        Tone(String colour, String shieldsName) {
            this.colour = colour;
            this.shieldsName = shieldsName;
        }

        /** White text on it has a contrast of at least 4.5 to 1. */
        String colour() {
            return colour;
        }

        /** The name that shields.io has for a colour of this sense. */
        String shieldsName() {
            return shieldsName;
        }
    }
}
