package dev.rustsecd.service.exchange;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.admission.Place;
import dev.rustsecd.service.client.TrustedProxies;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.Negotiation;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request, from its head to the end of its answer. Lives on one event loop. */
public final class Call {
    private static final String BEARER = "bearer ";
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final HttpServerRequest request;
    private final Operation<?> operation;
    private final Map<String, String> path;
    private final String id;
    private final long startedNanos = System.nanoTime();
    private boolean continued;
    private boolean lost;
    private long reservedBytes;
    private @Nullable Place place;

    /**
     * @param path the decoded parameters of the path, which nobody changes any more
     */
    public Call(HttpServerRequest request, Operation<?> operation, Map<String, String> path) {
        this.request = request;
        this.operation = operation;
        this.path = path;
        this.id = idOf(request.getHeader("X-Request-Id"));
    }

    private static String idOf(@Nullable String given) {
        return given != null && PLAIN_ID.matcher(given).matches() ? given : StandardHeaders.newRequestId();
    }

    /** The client's own id where it gave one that is short and plain. */
    public String id() {
        return id;
    }

    public Operation<?> operation() {
        return operation;
    }

    public HttpServerRequest request() {
        return request;
    }

    /** A parameter of the path, decoded; the route has it. */
    public String pathParameter(String name) {
        return path.getOrDefault(name, "");
    }

    /**
     * @throws RejectedInput for a query that cannot be decoded
     */
    public Query query() {
        return Query.parse(request.query());
    }

    /** What the client takes. */
    public Negotiation accepted() {
        return Negotiation.of(header("Accept"));
    }

    /**
     * The media type that the client likes best, of equals the first.
     *
     * @param offered all that there are
     * @throws ProblemAnswer where the client takes none of them
     */
    public String representation(List<String> offered) {
        return accepted()
                .best(offered)
                .orElseThrow(
                        () -> new ProblemAnswer(ProblemType.NOT_ACCEPTABLE, ProblemSentences.availableAs(offered)));
    }

    /**
     * This call, of an operation that has no parameter and answers with JSON alone.
     *
     * @throws RejectedInput for a parameter
     * @throws ProblemAnswer where the client does not take JSON
     */
    public Call requirePlainJson() {
        query().allowOnly(List.of());
        return requireJson();
    }

    /**
     * This call, of an operation that answers with JSON alone.
     *
     * @throws ProblemAnswer where the client does not take it
     */
    public Call requireJson() {
        var unused = representation(List.of("application/json"));
        return this;
    }

    /** The address of this service to tell this client, without a slash at its end; nothing where it sent no good one. */
    public Optional<String> ownAddress(PublicAddress address) {
        HostAndPort authority = request.authority();
        return address.of(String.valueOf(request.scheme()), authority == null ? null : authority.toString());
    }

    /** The address that the request comes from, as clients are told apart. */
    public String client(TrustedProxies proxies) {
        MultiMap headers = request.headers();
        return proxies.client(
                hostOf(request.remoteAddress()), headers.getAll("Forwarded"), headers.getAll("X-Forwarded-For"));
    }

    private static @Nullable String hostOf(@Nullable SocketAddress address) {
        return address == null ? null : address.hostAddress();
    }

    /**
     * The token or key that the request came with.
     *
     * <p>Source: RFC 6750, section 2.1.
     */
    public Optional<String> bearer() {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(given.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /** A header field; repeated ones are joined by commas. */
    @Nullable
    String header(String name) {
        String first = request.headers().get(name);
        if (first == null) {
            return null;
        }
        List<String> all = request.headers().getAll(name);
        return all.size() == 1 ? first : String.join(",", all);
    }

    /** Whether the method changes nothing, so that a match of entity tags is 304. */
    boolean isSafe() {
        return !request.method().equals(HttpMethod.POST) && !isWrite();
    }

    /** Whether the method is one that changes what is kept; entity tags of its answer are nobody's condition. */
    boolean isWrite() {
        return request.method().equals(HttpMethod.PUT) || request.method().equals(HttpMethod.DELETE);
    }

    boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** Whether the client holds its body back until it is told to send it. */
    boolean isWaitingToContinue() {
        return !continued && "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    /**
     * Whether the request has no body, by its head alone.
     *
     * <p>Source: RFC 9112, section 6.3; in HTTP/2 a body needs neither field.
     */
    boolean hasNoBody() {
        return request.version() != HttpVersion.HTTP_2
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    void sendContinue() {
        if (isWaitingToContinue()) {
            continued = true;
            request.response().writeContinue();
        }
    }

    /** The client went away before it had sent everything. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }

    /** Where the request is worked on; it has one once an exchange runs it. */
    public Place place() {
        return Objects.requireNonNull(place);
    }

    void admit(Place admitted) {
        place = admitted;
    }

    void reserve(long bytes) {
        reservedBytes += bytes;
    }

    long takeReserved() {
        long bytes = reservedBytes;
        reservedBytes = 0;
        return bytes;
    }
}
