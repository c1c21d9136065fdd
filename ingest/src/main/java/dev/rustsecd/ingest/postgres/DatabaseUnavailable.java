package dev.rustsecd.ingest.postgres;

/** The program cannot have its database; the message is for the operator and says what to do. */
public final class DatabaseUnavailable extends Exception {

    /** Which of the things that an operator can tell apart. */
    public enum Reason {
        /** Another program works in this data directory. */
        DATA_DIRECTORY_IN_USE,
        /** The directory cannot be written. */
        DATA_DIRECTORY_UNUSABLE,
        /** The data were written by another major version of PostgreSQL. */
        OTHER_MAJOR_VERSION,
        /** There are no binaries for this operating system and processor. */
        PLATFORM_UNSUPPORTED,
        /** The binaries cannot be run. */
        NOT_EXECUTABLE,
        /** The server did not start. */
        START_FAILED,
        /** The migrations failed. */
        MIGRATION_FAILED
    }

    private final Reason reason;

    public DatabaseUnavailable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public DatabaseUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
