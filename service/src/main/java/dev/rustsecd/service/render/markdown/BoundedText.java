package dev.rustsecd.service.render.markdown;

/** A text that never has more characters than it may. */
final class BoundedText {
    private final int maxCharacters;
    private final StringBuilder text = new StringBuilder();

    BoundedText(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** Appends a part that must not be missing. */
    void append(String part) {
        if (!appendWithin(maxCharacters, part)) {
            throw new IllegalStateException("no room for " + part.length() + " characters at " + text.length());
        }
    }

    /** Appends a part whole, or not at all where the text would then have more characters than this. */
    boolean appendWithin(int limit, String part) {
        boolean fits = text.length() + part.length() <= Math.min(limit, maxCharacters);
        if (fits) {
            text.append(part);
        }
        return fits;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
