package dev.rustsecd.service.exchange;

import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.service.client.Usage;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a client.
 *
 * @param contentType empty where there is no content
 * @param verdict what the answer comes to, where it is the answer to a question about packages
 */
public record Answer(
        int status, String contentType, Content content, Map<String, String> headers, Optional<Verdict> verdict) {
    /** The header field that says what an answer comes to. */
    public static final String VERDICT = "Rustsec-Verdict";

    /** What is in an answer. */
    public sealed interface Content permits Whole, Prepared, Streamed {}

    /** Content that is whole before its first byte goes out; in a 200 it gets an entity tag. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    record Whole(byte[] bytes) implements Content {}

    /** Content that many requests get, with all that sending it takes: entity tags, and the bytes compressed. */
    public static final class Prepared implements Content {
        private final Entity plain;
        private final Entity gzip;

        private Prepared(Entity plain, Entity gzip) {
            this.plain = plain;
            this.gzip = gzip;
        }

        /** Digests and compresses the bytes, which nobody changes any more. */
        public static Prepared of(byte[] body) {
            return new Prepared(Entity.of(body, null), Entity.of(body, "gzip"));
        }

        /** For bytes that are compressed by themselves. */
        public static Prepared incompressible(byte[] body) {
            Entity plain = Entity.of(body, null);
            return new Prepared(plain, plain);
        }

        Entity entity(@Nullable String acceptEncoding) {
            return Entity.takesGzip(acceptEncoding) ? gzip : plain;
        }
    }

    /** Content that is made while it goes out, no faster than the client takes it. */
    @FunctionalInterface
    public non-sealed interface Streamed extends Content {
        /** Done when the last byte was handed over; the response is not ended. */
        Future<Void> writeTo(HttpServerResponse response);
    }

    public static Answer json(byte[] body) {
        return of(200, "application/json", body);
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, new Whole(body), Map.of(), Optional.empty());
    }

    /** A 200 whose content was made before it was asked for, or is made while it goes out. */
    public static Answer of(String contentType, Content content, Map<String, String> headers) {
        return new Answer(200, contentType, content, headers, Optional.empty());
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return of(status, "", new byte[0]);
    }

    /** An answer that tells of a problem. */
    public static Answer of(Problem problem, String contentType, byte[] body) {
        Answer answer = of(problem.type().status(), contentType, body).with("Cache-Control", "no-store");
        if (problem.usage().isPresent()) {
            return answer.limited(problem.usage().get());
        }
        return switch (problem.type().status()) {
            case 401 -> answer.with("WWW-Authenticate", "Bearer realm=\"rustsecd\"");
            case 503 -> answer.with("Retry-After", problem.type() == ProblemType.OVERLOADED ? "1" : "5");
            case 415 -> answer.with("Accept-Encoding", "gzip");
            default -> answer;
        };
    }

    private Answer limited(Usage usage) {
        return with("Retry-After", String.valueOf(usage.resetSeconds()))
                .with(ClientGate.POLICY, usage.limit().policy())
                .with(ClientGate.STATE, usage.state());
    }

    /** The same answer with one more header field. */
    public Answer with(String header, String value) {
        if (headers.isEmpty()) {
            return new Answer(status, contentType, content, Map.of(header, value), verdict);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, content, more, verdict);
    }

    /**
     * The same answer with the verdict, in its header too, and why not everything could be checked:
     * {@code advisories_stale, lockfile_incomplete}.
     */
    public Answer with(Verdict reached, List<Incomplete> because) {
        Answer plain = with(VERDICT, reached.label());
        Answer answer = new Answer(status, contentType, content, plain.headers, Optional.of(reached));
        return because.isEmpty()
                ? answer
                : answer.with(
                        "Rustsec-Incomplete",
                        because.stream().map(one -> one.reason().label()).collect(Collectors.joining(", ")));
    }

    /** The same answer, which lacks a record that cannot be read and has no other place to say so. */
    public Answer lacking() {
        return with(VERDICT, Verdict.UNKNOWN.label());
    }

    /**
     * The same answer with how old what it is made of is: the seconds since each was checked.
     *
     * @param advisories null where one of their sources never was
     * @param registry null where the answer is not about it, or where it never was
     */
    public Answer aged(@Nullable Instant advisories, @Nullable Instant registry, Instant now) {
        String known = advisories == null ? "" : "advisories=" + seconds(advisories, now);
        if (registry != null) {
            known += (known.isEmpty() ? "" : ", ") + "registry=" + seconds(registry, now);
        }
        return known.isEmpty() ? this : with("Rustsec-Data-Age", known);
    }

    private static long seconds(Instant checked, Instant now) {
        return Math.max(0, Duration.between(checked, now).toSeconds());
    }
}
