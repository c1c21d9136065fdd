package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.RegistryBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections on which nothing moves: closed, unless an answer is owed. */
@Timeout(60)
class OwedAnswersHttpTest {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final String QUESTION = "[\"serde@1.0.0\"]";
    private static final String HELD = "POST /v1/audit?wait=PT30S HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + QUESTION.length() + "\r\n\r\n" + QUESTION;

    private final TestServer server = new TestServer(TestSettings.impatient(IDLE, IDLE.multipliedBy(2)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aConnectionWhoseQuestionIsHeldIsNotClosed() throws IOException {
        serve(aRegistry().onDemand());
        try (Socket asking = open();
                Socket idle = open()) {
            send(asking, HELD);
            server.awaitGauge("rustsecd.registry.waiting.requests", 1);
            awaitIdlePeriods(idle, 3);
            serve(aRegistry().onDemand().release("serde", "1.0.0"));
            assertTrue(readHead(asking).startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void itIsClosedOnceTheAnswerIsGiven() throws IOException {
        serve(aRegistry().onDemand().release("serde", "1.0.0"));
        try (Socket socket = open()) {
            send(socket, HELD);
            send(socket, HELD);
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(2, all.split("HTTP/1.1 200 ", -1).length - 1, all);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /v1/status HT", "GET /v1/status HTTP/1.1\r\nHost: x\r\n"})
    void whoOwesTheRequestIsCut(String sent) throws IOException {
        serve(aRegistry().onDemand());
        try (Socket socket = open()) {
            send(socket, sent);
            assertEquals(0, socket.getInputStream().readAllBytes().length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nversion",
                "POST /v1/audit HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nver\r\n",
                "POST /v1/query HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
            })
    void whoOwesTheBodyGetsAnAnswer(String sent) throws IOException {
        serve(aRegistry().onDemand());
        try (Socket socket = open()) {
            send(socket, sent);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            assertTrue(answer.contains(sent.contains("/v1/query") ? "\"code\":408" : "#request-timeout"), answer);
        }
    }

    @Test
    void anHttp2ConnectionWhoseQuestionIsHeldIsNotClosed() throws Exception {
        serve(aRegistry().onDemand());
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        try (TestServer patient = new TestServer(TestSettings.h2c());
                Socket idle = open()) {
            // What the client loads with its first request takes time that this server does not give.
            client.request(HttpMethod.GET, patient.port(), "127.0.0.1", "/v1/status")
                    .compose(HttpClientRequest::send)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            var answer = client.request(HttpMethod.POST, server.port(), "127.0.0.1", "/v1/audit?wait=PT30S")
                    .compose(request -> request.send(QUESTION))
                    .toCompletionStage()
                    .toCompletableFuture();
            server.awaitGauge("rustsecd.registry.waiting.requests", 1);
            awaitIdlePeriods(idle, 3);
            assertFalse(answer.isDone());
            serve(aRegistry().onDemand().release("serde", "1.0.0"));
            assertEquals(200, answer.get(20, TimeUnit.SECONDS).statusCode());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoDoesNotReadTheAnswerIsCut() throws IOException {
        server.serve(TestServer.snapshot());
        String question =
                Stream.generate(() -> "\"time@0.1.42\"").limit(5_000).collect(Collectors.joining(",", "[", "]"));
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            send(
                    socket,
                    "POST /v1/lookup HTTP/1.1\r\nHost: x\r\nContent-Length: " + question.length() + "\r\n\r\n"
                            + question);
            server.watch().awaitAnswered(1);
            assertEquals(1, server.watch().answered("client_gone"));
        }
    }

    /** Returns when connections that were opened one after the other have been idle for so long that each was closed. */
    private void awaitIdlePeriods(Socket first, int periods) throws IOException {
        assertEquals(0, first.getInputStream().readAllBytes().length);
        for (int period = 1; period < periods; period++) {
            try (Socket next = open()) {
                assertEquals(0, next.getInputStream().readAllBytes().length);
            }
        }
    }

    private static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** @throws SocketTimeoutException by reading it, where the server neither answers nor closes */
    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private void serve(RegistryBuilder registry) {
        server.serve(aSnapshot().registry(registry).build());
    }
}
