package dev.rustsecd.service.http;

import dev.rustsecd.service.http.HttpSettings.ConnectionLimits;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds the head of a request of HTTP/2 as that of one of HTTP/1 is bounded, with an answer. What is too large has to be read all the
 * same: all requests of a connection share one table of header fields, and nothing that follows could be read without it.
 *
 * <p>Source: RFC 9113, section 10.5.1.
 */
final class Http2Heads {
    /**
     * Up to here a head is read, and answered by us; a client is told so when it connects. Netty ends the stream or the connection of
     * whoever sends more all the same: it would have to hold it.
     */
    static final int MAX_READ_BYTES = 256 * 1_024;

    private Http2Heads() {}

    /** What is too large, if anything is. */
    static Optional<ProblemType> problem(HttpServerRequest request, ConnectionLimits limits) {
        if (request.version() != HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        if (request.uri().length() > limits.maxRequestLineBytes()) {
            return Optional.of(ProblemType.URI_TOO_LONG);
        }
        long bytes = 0;
        for (Map.Entry<String, String> field : request.headers()) {
            bytes += field.getKey().length() + (long) field.getValue().length();
        }
        return bytes > limits.maxHeaderBytes() ? Optional.of(ProblemType.HEADERS_TOO_LARGE) : Optional.empty();
    }
}
