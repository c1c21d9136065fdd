package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.OsvError;
import dev.rustsecd.service.problem.Problem;

/** How an operation tells of what is wrong. */
public enum ErrorForm {
    /** RFC 9457. */
    PROBLEM("application/problem+json"),
    /** As the OSV API does. */
    OSV("application/json");

    private final String contentType;

    ErrorForm(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    byte[] bytes(Problem problem, String requestId) {
        return switch (this) {
            case PROBLEM -> problem.bytes(requestId);
            case OSV -> OsvError.of(problem).bytes();
        };
    }
}
