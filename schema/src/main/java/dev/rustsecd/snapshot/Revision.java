package dev.rustsecd.snapshot;

/** The number of one published change of the facts; they ascend without meaning in their gaps. 0 is before any. */
public record Revision(long number) implements Comparable<Revision> {
    public static final Revision NONE = new Revision(0);

    public Revision {
        if (number < 0) {
            throw new IllegalArgumentException("a revision is not negative");
        }
    }

    public Revision max(Revision other) {
        return number >= other.number ? this : other;
    }

    @Override
    public int compareTo(Revision other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
