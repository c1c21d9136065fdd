package dev.rustsecd.service.problem;

import dev.rustsecd.service.render.Json;

/**
 * A problem as the OSV API tells of it: {@code {"code":3,"message":"invalid query"}}. What OSV's service rejects has a
 * gRPC code; what its proxy rejects has the HTTP status.
 *
 * <p>Source: osv.dev, {@code go/internal/api}; esp-v2, {@code http_connection_manager.go}.
 *
 * @param code of gRPC, or the HTTP status
 */
public record OsvError(int code, String message) {
    private static final int INVALID_ARGUMENT = 3;
    private static final int NOT_FOUND = 5;
    private static final int INTERNAL = 13;
    private static final int UNAVAILABLE = 14;
    private static final int EXPECTED_BYTES = 100;

    public static OsvError of(Problem problem) {
        ProblemType type = problem.type();
        int code = switch (type) {
            case INVALID_VALUE -> INVALID_ARGUMENT;
            case NOT_FOUND -> NOT_FOUND;
            case INTERNAL -> INTERNAL;
            case NOT_LOADED, OVERLOADED -> UNAVAILABLE;
            default -> type.status();
        };
        return new OsvError(code, message(problem));
    }

    private static String message(Problem problem) {
        if (problem.type() == ProblemType.INTERNAL) {
            return "internal server error";
        }
        return problem.detail().isEmpty() ? problem.type().title() : problem.detail();
    }

    public byte[] bytes() {
        return Json.bytes(EXPECTED_BYTES, out -> {
            out.writeStartObject();
            out.writeNumberField("code", code);
            Json.text(out, "message", message);
            out.writeEndObject();
        });
    }
}
