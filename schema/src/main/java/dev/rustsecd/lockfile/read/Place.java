package dev.rustsecd.lockfile.read;

import dev.rustsecd.reject.Location;

/** A line and a column in one {@code long}, because a lockfile has thousands of them and an answer names few. */
final class Place {
    private Place() {}

    static long of(int line, int column) {
        return ((long) line << Integer.SIZE) | column;
    }

    static long of(Location.Text location) {
        return of(location.line(), location.column());
    }

    static int line(long place) {
        return (int) (place >>> Integer.SIZE);
    }

    static Location location(long place) {
        return Location.text(line(place), (int) place);
    }
}
