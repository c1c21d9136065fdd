package dev.rustsecd.launcher;

/** The program cannot start; the message says why, for the operator. */
final class StartFailed extends Exception {
    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
