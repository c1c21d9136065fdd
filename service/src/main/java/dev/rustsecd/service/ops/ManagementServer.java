package dev.rustsecd.service.ops;

import dev.rustsecd.service.render.Json;
import dev.rustsecd.words.operator.OperatorSentences;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers an operator and a scheduler. It is up before anything else: {@code /health/live} says that the process runs,
 * {@code /health/started} that its start has ended, {@code /health/ready} that questions can be answered without delay,
 * however old the facts are. Changes can be made here where they cannot on the public listener.
 */
public final class ManagementServer {
    private static final int IDLE_SECONDS = 60;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private volatile @Nullable Handler<HttpServerRequest> writes;

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /**
     * The state that the probes report; asked at each probe, so it must be quick.
     *
     * @param started whether the start has ended
     * @param ready whether questions may be sent here
     */
    public record Health(BooleanSupplier started, BooleanSupplier ready) {}

    /**
     * @return fails where the address cannot be had
     */
    public static Future<ManagementServer> start(
            Vertx vertx, ManagementSettings settings, Health health, PrometheusMeterRegistry registry) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setIdleTimeout(IDLE_SECONDS);
        ManagementServer management = new ManagementServer(vertx.createHttpServer(options));
        return management
                .server
                .requestHandler(request -> management.answer(request, health, registry))
                .listen()
                .map(management);
    }

    /** Answers from now on what is below {@code /v1/} too: what makes changes. */
    public void serveWrites(Handler<HttpServerRequest> handler) {
        writes = handler;
    }

    public int port() {
        return server.actualPort();
    }

    public Future<Void> close() {
        return server.shutdown(1, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request, Health health, PrometheusMeterRegistry registry) {
        String path = String.valueOf(request.path());
        Handler<HttpServerRequest> writing = writes;
        if (writing != null && path.startsWith("/v1/")) {
            writing.handle(request);
            return;
        }
        HttpServerResponse response = request.response().putHeader("Cache-Control", "no-store");
        switch (path) {
            case "/health/live" -> probe(response, true);
            case "/health/started" -> probe(response, health.started().getAsBoolean());
            case "/health/ready" -> probe(response, health.ready().getAsBoolean());
            case "/metrics" -> end(response, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
            case "/version" -> end(response, "application/json", Buffer.buffer(version()));
            default -> end(response.setStatusCode(404), TEXT, ProblemSentences.NOT_FOUND + ".\n");
        }
    }

    private static void probe(HttpServerResponse response, boolean up) {
        end(
                response.setStatusCode(up ? 200 : 503),
                TEXT,
                up ? OperatorSentences.UP + "\n" : OperatorSentences.NOT_UP + "\n");
    }

    private static byte[] version() {
        ProgramVersion version = ProgramVersion.ofThisProgram();
        return Json.bytes(200, out -> {
            out.writeStartObject();
            out.writeStringField("name", "rustsecd");
            out.writeStringField("version", version.number());
            if (version.commit().isPresent()) {
                out.writeStringField("commit", version.commit().get());
            } else {
                out.writeNullField("commit");
            }
            out.writeStringField("java", Runtime.version().toString());
            out.writeEndObject();
        });
    }

    private static void end(HttpServerResponse response, String contentType, String body) {
        end(response, contentType, Buffer.buffer(body));
    }

    private static void end(HttpServerResponse response, String contentType, Buffer body) {
        response.putHeader("Content-Type", contentType).end(body);
    }
}
