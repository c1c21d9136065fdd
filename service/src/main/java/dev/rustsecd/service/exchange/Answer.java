package dev.rustsecd.service.exchange;

import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What goes back to a client. */
public sealed interface Answer {
    /** The header field that says what an answer comes to. */
    String VERDICT = "Rustsec-Verdict";

    int status();

    /** Empty where there is no content. */
    String contentType();

    Map<String, String> headers();

    /** What the answer comes to, where it is the answer to a question about packages. */
    Optional<Verdict> verdict();

    /** The same answer with one more header field. */
    Answer with(String header, String value);

    /** An answer that is whole before its first byte goes out; a 200 gets an entity tag. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    record Whole(int status, String contentType, byte[] body, Map<String, String> headers, Optional<Verdict> verdict)
            implements Answer {
        @Override
        public Whole with(String header, String value) {
            return new Whole(status, contentType, body, plus(headers, header, value), verdict);
        }

        /** The same answer with the verdict, in its header too. */
        public Whole with(Verdict reached) {
            return new Whole(status, contentType, body, plus(headers, VERDICT, reached.label()), Optional.of(reached));
        }

        /** Likewise, and why not everything could be checked: {@code advisories_stale, lockfile_incomplete}. */
        public Whole with(Verdict reached, List<Incomplete> because) {
            Whole answer = with(reached);
            return because.isEmpty()
                    ? answer
                    : answer.with(
                            "Rustsec-Incomplete",
                            because.stream().map(one -> one.reason().label()).collect(Collectors.joining(", ")));
        }
    }

    /** A 200 whose body was made before it was asked for. */
    record Ready(String contentType, PreparedBody body, Map<String, String> headers) implements Answer {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<Verdict> verdict() {
            return Optional.empty();
        }

        @Override
        public Ready with(String header, String value) {
            return new Ready(contentType, body, plus(headers, header, value));
        }
    }

    /** An answer that is made while it goes out. */
    record Streamed(String contentType, Body body, Map<String, String> headers) implements Answer {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<Verdict> verdict() {
            return Optional.empty();
        }

        @Override
        public Streamed with(String header, String value) {
            return new Streamed(contentType, body, plus(headers, header, value));
        }
    }

    /** Writes a body no faster than the client takes it. */
    @FunctionalInterface
    interface Body {
        /** Done when the last byte was handed over; the response is not ended. */
        Future<Void> writeTo(HttpServerResponse response);
    }

    static Whole json(byte[] body) {
        return of(200, "application/json", body);
    }

    static Whole of(int status, String contentType, byte[] body) {
        return new Whole(status, contentType, body, Map.of(), Optional.empty());
    }

    /** A problem, in the form that the call's operation has for them. */
    static Whole of(Problem problem, Call call) {
        ErrorForm form = call.errorForm();
        Whole answer = of(problem.type().status(), form.contentType(), form.bytes(problem, call.id()))
                .with("Cache-Control", "no-store");
        return switch (problem.type().status()) {
            case 401 -> answer.with("WWW-Authenticate", "Bearer realm=\"rustsecd\"");
            case 503 -> answer.with("Retry-After", problem.type() == ProblemType.OVERLOADED ? "1" : "5");
            case 415 -> answer.with("Accept-Encoding", "gzip");
            default -> answer;
        };
    }

    /** An answer without a body. */
    static Whole empty(int status) {
        return of(status, "", new byte[0]);
    }

    private static Map<String, String> plus(Map<String, String> headers, String header, String value) {
        if (headers.isEmpty()) {
            return Map.of(header, value);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return more;
    }
}
