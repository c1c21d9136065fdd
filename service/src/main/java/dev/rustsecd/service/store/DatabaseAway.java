package dev.rustsecd.service.store;

/** The database could not be asked; it may be there again in a moment. */
public final class DatabaseAway extends RuntimeException {
    DatabaseAway(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
