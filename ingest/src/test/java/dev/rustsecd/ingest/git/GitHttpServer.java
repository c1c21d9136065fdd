package dev.rustsecd.ingest.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.rustsecd.ingest.outbound.Credentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A git server over HTTP: git's own CGI program behind the server of the JDK; it can be told to misbehave. */
final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore released = new Semaphore(0);
    private final AtomicLong sent = new AtomicLong();
    private final Path root;
    private volatile Behaviour behaviour = Behaviour.SERVE;
    private volatile int status = 200;
    private volatile String redirected = "";
    private volatile String redirectsTo = "";
    private final AtomicInteger requests = new AtomicInteger();
    private volatile @Nullable String authorization;

    /** What it does when asked. */
    enum Behaviour {
        SERVE,
        STATUS,
        HTML,
        /** The pack ends early. */
        TRUNCATE,
        /** One line without an end, as a list of refs. */
        ENDLESS_LINE,
        /** Short lines without an end. */
        ENDLESS_LIST,
        /** To another address, with the rest of the path. */
        REDIRECT,
        /** Headers come, and then nothing. */
        STALL
    }

    private GitHttpServer(HttpServer server, Path root) {
        this.server = server;
        this.root = root;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static GitHttpServer serving(Path root) throws IOException {
        return new GitHttpServer(HttpServer.create(anyPort(), 0), root);
    }

    static GitHttpServer serving(Path root, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new GitHttpServer(server, root);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    void answerStatus(int code) {
        status = code;
        behaviour = Behaviour.STATUS;
    }

    /** Sends elsewhere what is asked below a path. */
    void redirect(String path, String to) {
        redirected = path;
        redirectsTo = to;
        behaviour = Behaviour.REDIRECT;
    }

    int requests() {
        return requests.get();
    }

    /** Asks for these credentials from now on. */
    void require(Credentials credentials) {
        authorization = credentials.basic();
    }

    @Override
    public void close() {
        released.release(1000);
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null && !Objects.equals(authorization, given)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            switch (behaviour) {
                case SERVE, TRUNCATE -> serve(exchange);
                case STATUS -> {
                    exchange.getResponseHeaders().add("Retry-After", "120");
                    exchange.sendResponseHeaders(status, -1);
                }
                case HTML ->
                    send(exchange, "text/html", "<html><body>Sign in</body></html>".getBytes(StandardCharsets.UTF_8));
                case REDIRECT -> redirect(exchange);
                case ENDLESS_LINE -> sendOnAndOn(exchange, "a".repeat(4_096));
                case ENDLESS_LIST -> sendOnAndOn(exchange, "0".repeat(40) + "\trefs/heads/a\n");
                case STALL -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    released.acquireUninterruptibly();
                }
            }
        }
    }

    /** Bytes that were sent on and on, until nobody read them. */
    long sent() {
        return sent.get();
    }

    private void redirect(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        if (!asked.startsWith(redirected)) {
            serve(exchange);
            return;
        }
        exchange.getResponseHeaders().add("Location", redirectsTo + asked.substring(redirected.length()));
        exchange.sendResponseHeaders(302, -1);
    }

    private void sendOnAndOn(HttpExchange exchange, String part) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, 0);
        byte[] bytes = part.repeat(16).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            exchange.getResponseBody().write(bytes);
            sent.addAndGet(bytes.length);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] answer = run(exchange);
        int end = headerEnd(answer);
        String type = "text/plain";
        int code = 200;
        for (String line : new String(answer, 0, end, StandardCharsets.ISO_8859_1).split("\r\n")) {
            if (line.startsWith("Content-Type: ")) {
                type = line.substring("Content-Type: ".length());
            } else if (line.startsWith("Status: ")) {
                code = Integer.parseInt(line.substring("Status: ".length(), "Status: ".length() + 3));
            }
        }
        byte[] body = new ByteArrayInputStream(answer, end + 4, answer.length).readAllBytes();
        if (code != 200) {
            exchange.sendResponseHeaders(code, -1);
            return;
        }
        boolean isPack = exchange.getRequestMethod().equals("POST") && body.length > 600;
        boolean cut = behaviour == Behaviour.TRUNCATE && isPack;
        send(exchange, type, cut ? java.util.Arrays.copyOf(body, body.length * 2 / 3) : body);
    }

    private byte[] run(HttpExchange exchange) throws IOException {
        byte[] body = decoded(exchange).readAllBytes();
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("HOME", root.toString());
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put(
                "QUERY_STRING",
                Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
        environment.put("CONTENT_LENGTH", Integer.toString(body.length));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        environment.put("CONTENT_TYPE", type == null ? "" : type);
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        environment.put("GIT_PROTOCOL", protocol == null ? "" : protocol);
        Process git = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        threads.execute(() -> write(git, body));
        return git.getInputStream().readAllBytes();
    }

    private static void write(Process git, byte[] body) {
        try (OutputStream out = git.getOutputStream()) {
            out.write(body);
        } catch (IOException e) {
            // git has answered without reading all of it.
            git.destroy();
        }
    }

    private static InputStream decoded(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static int headerEnd(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
