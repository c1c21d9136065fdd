package dev.rustsecd.ingest.cratesio;

import dev.rustsecd.ingest.fixtures.Await;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A registry's web API over real HTTP: it answers as told, and remembers what it was asked, when, and by whom. */
final class FakeCratesIo implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> enough = new CompletableFuture<>();
    private volatile int awaited = Integer.MAX_VALUE;
    private volatile Consumer<HttpServerRequest> answer = request -> json(request, "{\"versions\":[]}");

    /** One request. */
    record Asked(long nanos, String uri, String userAgent) {}

    FakeCratesIo(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(request -> {
            asked.add(new Asked(System.nanoTime(), request.uri(), String.valueOf(request.getHeader("user-agent"))));
            answer.accept(request);
            if (asked.size() >= awaited) {
                enough.complete(null);
            }
        });
        Await.result(server.listen(0, "127.0.0.1"));
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** Completes when it has been asked so often. */
    CompletableFuture<Void> asked(int times) {
        awaited = times;
        return enough;
    }

    List<Asked> asked() {
        return new ArrayList<>(asked);
    }

    /** From now on. */
    void answers(Consumer<HttpServerRequest> how) {
        answer = how;
    }

    void answers(int status, String contentType, String body) {
        answers(request -> request.response()
                .setStatusCode(status)
                .putHeader("content-type", contentType)
                .end(body));
    }

    /** A version list of one crate, in the API's own form. */
    void answersVersions(String... versions) {
        answers(request -> json(request, "{\"versions\":[" + String.join(",", versions) + "],\"meta\":{\"total\":1}}"));
    }

    /** One version, with members that nobody reads. */
    static String version(String number, boolean yanked, String message, String actions) {
        return "{\"id\":1,\"crate\":\"time\",\"num\":\"" + number + "\",\"features\":{\"std\":[\"alloc\"]},\"yanked\":"
                + yanked + ",\"yank_message\":" + message
                + ",\"published_by\":{\"id\":2,\"name\":\"A\"},\"audit_actions\":["
                + actions + "],\"description\":null}";
    }

    static String action(String action, String time) {
        return "{\"action\":\"" + action + "\",\"user\":{\"id\":3,\"login\":\"someone\"},\"time\":\"" + time + "\"}";
    }

    /** So many bytes of JSON, as fast as they are taken. */
    static void flood(HttpServerRequest request, long bytes) {
        request.response().putHeader("content-type", "application/json").setChunked(true);
        request.response().write("{\"versions\":[],\"x\":\"");
        flood(request, Buffer.buffer("x".repeat(64 * 1024)), bytes);
    }

    private static void flood(HttpServerRequest request, Buffer part, long left) {
        if (left <= 0) {
            request.response().end("\"}");
        } else {
            request.response().write(part).onSuccess(written -> flood(request, part, left - part.length()));
        }
    }

    private static void json(HttpServerRequest request, String body) {
        request.response()
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(body);
    }

    @Override
    public void close() {
        Await.result(server.close());
    }
}
