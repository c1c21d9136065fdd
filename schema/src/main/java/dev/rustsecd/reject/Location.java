package dev.rustsecd.reject;

/** Where in an input something is wrong. */
public sealed interface Location {
    /** No particular place: the input as a whole. */
    Location NOWHERE = new Whole();

    /** The input as a whole. */
    record Whole() implements Location {}

    /** A place in a text; both are 1-based, {@code column} counts Unicode code points. */
    record Text(int line, int column) implements Location {
        public Text {
            if (line < 1 || column < 1) {
                throw new IllegalArgumentException("line and column are 1-based");
            }
        }
    }

    /** A place in a JSON document: an RFC 6901 pointer, empty for the root. */
    record Pointer(String pointer) implements Location {}

    static Location text(int line, int column) {
        return new Text(line, column);
    }

    static Location pointer(String pointer) {
        return new Pointer(pointer);
    }
}
