package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.Json;

/**
 * A problem as the OSV API tells of it: {@code {"code":3,"message":"invalid query"}}. What OSV's service rejects has a
 * gRPC code; what its proxy rejects has the HTTP status.
 *
 * <p>Source: osv.dev, {@code go/internal/api}; esp-v2, {@code http_connection_manager.go}.
 */
final class OsvErrors implements ErrorForm {
    private static final int INVALID_ARGUMENT = 3;
    private static final int NOT_FOUND = 5;
    private static final int INTERNAL = 13;
    private static final int UNAVAILABLE = 14;
    private static final int EXPECTED_BYTES = 100;

    @Override
    public Answer of(Problem problem, Call call) {
        return Answer.of(problem, "application/json", Json.bytes(EXPECTED_BYTES, out -> {
            out.writeStartObject();
            out.writeNumberField("code", code(problem.type()));
            Json.text(out, "message", message(problem));
            out.writeEndObject();
        }));
    }

    // Source: esp-v2, the answer of osv.dev's proxy.
    @Override
    public String wrongMethod(Operation<?> operation, String allowed) {
        return "The current request is matched to the defined url template \"" + operation.template()
                + "\" but its http method is not allowed";
    }

    private static int code(ProblemType type) {
        return switch (type) {
            case INVALID_VALUE -> INVALID_ARGUMENT;
            case NOT_FOUND -> NOT_FOUND;
            case INTERNAL -> INTERNAL;
            case NOT_LOADED, OVERLOADED -> UNAVAILABLE;
            default -> type.status();
        };
    }

    private static String message(Problem problem) {
        if (problem.type() == ProblemType.INTERNAL) {
            return "internal server error";
        }
        return problem.detail().isEmpty() ? problem.type().title() : problem.detail();
    }
}
