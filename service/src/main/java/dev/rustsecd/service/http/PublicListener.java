package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.StandardHeaders;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The public port, on one event loop; several share the port. */
public final class PublicListener extends VerticleBase {
    private static final long SHUTDOWN_SECONDS = 10;

    private final HttpSettings settings;
    private final Api api;
    private final Connections connections;
    private @Nullable HttpServer server;

    public PublicListener(HttpSettings settings, Api api, Connections connections) {
        this.settings = settings;
        this.api = api;
        this.connections = connections;
    }

    @Override
    public Future<?> start() {
        TlsReload tls = connections.tls();
        return tls == null
                ? listen(options())
                : vertx.executeBlocking(tls::first)
                        .compose(pair ->
                                listen(options().setSsl(true).setUseAlpn(true).setKeyCertOptions(pair)))
                        .onSuccess(tls::add);
    }

    private Future<HttpServer> listen(HttpServerOptions options) {
        HttpServer created = vertx.createHttpServer(options)
                .connectionHandler(connection -> ConnectionGuard.install(
                        connection, settings.connection().idleTimeout(), connections))
                .requestHandler(api.handler(vertx))
                .invalidRequestHandler(PublicListener::answerInvalid);
        server = created;
        return created.listen().onSuccess(listening -> api.listensOn(listening.actualPort()));
    }

    /** Accepts nothing more, and waits for what is in flight. */
    @Override
    public Future<?> stop() {
        api.endStreams();
        return server == null ? Future.succeededFuture() : server.shutdown(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }

    // Decompression stays off: the body reader bounds it. A negative port is one free port that all instances share.
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? HttpSettings.SHARED_FREE_PORT : settings.port())
                .setIdleTimeout((int) settings.connection().idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxInitialLineLength(settings.connection().maxRequestLineBytes())
                .setMaxHeaderSize(settings.connection().maxHeaderBytes())
                .setMaxChunkSize(64 * 1_024)
                .setInitialSettings(new Http2Settings().setMaxHeaderListSize(Http2Heads.MAX_READ_BYTES))
                .setHttp2ClearTextEnabled(settings.connection().transport().cleartextHttp2());
    }

    /** Answers what is no HTTP request, or too large a head of one; nothing more can be read from its connection. */
    private static void answerInvalid(HttpServerRequest request) {
        String id = StandardHeaders.newRequestId();
        Throwable cause = request.decoderResult().cause();
        String detail = cause instanceof ConnectionGuard.BadFraming framing ? String.valueOf(framing.getMessage()) : "";
        Problem problem = Problem.of(problemType(cause), detail);
        HttpServerResponse response =
                request.response().setStatusCode(problem.type().status());
        StandardHeaders.addTo(response.headers(), id);
        response.putHeader("Cache-Control", "no-store")
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "application/problem+json")
                .end(Buffer.buffer(problem.bytes(id)))
                .onComplete(sent -> request.connection().close());
    }

    /** The whole answer to a request whose body is not framed, for below Vert.x. */
    static FullHttpResponse malformed(String detail) {
        Problem problem = Problem.of(ProblemType.MALFORMED_REQUEST, detail);
        String id = StandardHeaders.newRequestId();
        byte[] body = problem.bytes(id);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(problem.type().status()),
                Unpooled.wrappedBuffer(body));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        StandardHeaders.addTo(headers, id);
        headers.forEach((name, value) -> response.headers().set(name, value));
        response.headers()
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }

    private static ProblemType problemType(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return ProblemType.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? ProblemType.HEADERS_TOO_LARGE
                : ProblemType.MALFORMED_REQUEST;
    }
}
