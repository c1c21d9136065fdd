package dev.rustsecd.service.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What stands where the thin client expects rustsecd, and answers what a test wants. */
final class ScriptedService implements AutoCloseable {
    static final String LINE =
            "warning: Cargo.lock contains 1 crate with security advisory: time (RUSTSEC-2020-0071)\n";
    static final String HELP = "help: run cargo update -p time\n";
    static final Reply CLEAN = new Reply(200, "", Map.of("Rustsec-Verdict", "clean", "ETag", "\"0\""));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Function<Request, Reply> script = request -> CLEAN;

    ScriptedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One question. */
    record Request(String method, String target, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /**
     * One answer; a negative status is none at all.
     *
     * @param missing bytes that are announced and do not come
     */
    record Reply(int status, String body, Map<String, String> headers, int missing) {
        static final Reply NEVER = new Reply(-1, "", Map.of());

        Reply(int status, String body, Map<String, String> headers) {
            this(status, body, headers, 0);
        }

        /** The same, and the connection ends before the body does. */
        Reply cut() {
            return new Reply(status, body, headers, 1_000);
        }

        static Reply findings(String body) {
            return new Reply(200, body, Map.of("Rustsec-Verdict", "findings", "ETag", "\"1\""));
        }
    }

    void replies(Reply reply) {
        script = request -> reply;
    }

    void replies(Function<Request, Reply> how) {
        script = how;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The host and the port, as messages name them. */
    String host() {
        return url().substring("http://".length());
    }

    List<Request> requests() {
        return requests;
    }

    /** Returns when so many questions have come. */
    void awaitRequests(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (requests.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(requests.size() + " questions came, not " + count);
            }
            Thread.onSpinWait();
        }
    }

    // Flushed, since close() throws away what is left of an answer that is cut short (JDK 25).
    private void answer(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Reply reply = script.apply(request);
        requests.add(request);
        if (reply.status() < 0) {
            awaitClose();
        } else {
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length + reply.missing());
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    private void awaitClose() {
        try {
            closing.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
