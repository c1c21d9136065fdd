package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 without TLS: by upgrade, as the JDK's client does it, and with prior knowledge. */
class Http2Test {
    private static final String AUDIT = "/v1/audit";
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = VERTX.createHttpClient(
            new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(TestSettings.h2c());
        server.serve(TestServer.snapshot());
    }

    @AfterAll
    static void stop() {
        server.close();
        await(VERTX.close());
    }

    private record Answered(int status, String body) {}

    @Test
    void upgradedRequestsAreAnswered() throws IOException, InterruptedException {
        java.net.http.HttpClient upgrading = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_2)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + AUDIT))
                .POST(BodyPublishers.ofString(TestServer.LOCKFILE))
                .build();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = upgrading.send(request, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals(java.net.http.HttpClient.Version.HTTP_2, answer.version());
            assertTrue(answer.body().contains(TestServer.ID));
        }
    }

    @Test
    void priorKnowledgeIsEnoughAndStreamsDoNotMix() {
        List<Future<Answered>> asked = List.of(
                ask(AUDIT, Buffer.buffer(TestServer.LOCKFILE)),
                ask(AUDIT, Buffer.buffer(TestServer.LOCKFILE.replace("name = ", "name  = "))),
                ask(AUDIT, Buffer.buffer("[\"libc@0.2.1\"]")),
                ask("/v1/lookup", Buffer.buffer("\"time@0.1.42\"\n\"x\"\n")));
        List<Answered> answers = asked.stream().map(Http2Test::await).toList();
        assertEquals(
                List.of(200, 200, 200, 200),
                answers.stream().map(Answered::status).toList());
        assertTrue(answers.get(0).body().contains(TestServer.ID));
        assertEquals(answers.get(0).body(), answers.get(1).body());
        assertTrue(answers.get(2).body().startsWith("{\"verdict\":\"clean\""));
        assertEquals(2, answers.get(3).body().lines().count());
    }

    @Test
    void bodiesThatAreTooLargeAreRefusedAndTheConnectionGoesOn() {
        Answered refused = await(ask(AUDIT, Buffer.buffer(new byte[TestServer.MAX_BODY + 1])));
        assertEquals(413, refused.status());
        assertTrue(refused.body().contains("\"limit\":" + TestServer.MAX_BODY), refused.body());
        assertEquals(200, await(ask(AUDIT, Buffer.buffer(TestServer.LOCKFILE))).status());
        assertEquals(0, server.settled("rustsecd.requests.body.bytes"));
    }

    /** Each row: bytes of one header field, of the path, and the status. */
    @ParameterizedTest
    @CsvSource({"8192, 1, 200", "31000, 1, 200", "40000, 1, 431", "200000, 1, 431", "1, 70000, 414"})
    void headsThatAreTooLargeAreAnsweredAndTheOtherStreamsGoOn(int header, int path, int status) {
        Promise<List<Integer>> statuses = Promise.promise();
        VERTX.runOnContext(go -> {
            Future<Answered> before = ask("/v1/lookup", Buffer.buffer("[\"time@0.1.42\"]"));
            Future<Integer> large = CLIENT.request(
                            HttpMethod.GET, server.port(), "127.0.0.1", "/v1/status" + "?".repeat(path))
                    .compose(request ->
                            request.putHeader("X-Large", "a".repeat(header)).send())
                    .map(HttpClientResponse::statusCode);
            Future<Answered> after = ask("/v1/lookup", Buffer.buffer("[\"time@0.1.42\"]"));
            Future.all(before, large, after)
                    .map(all -> List.of(
                            before.result().status(),
                            large.result(),
                            after.result().status()))
                    .onComplete(statuses);
        });
        assertEquals(List.of(200, status, 200), await(statuses.future()));
    }

    @Test
    void withoutTheSettingItIsNotSpokenWithoutTls() {
        try (TestServer plain = TestServer.loaded()) {
            assertTrue(plain.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", false).startsWith("HTTP/1.1 400 "));
            String upgrade = plain.raw(
                    "GET /v1/nothing HTTP/1.1|Host: x|Connection: Upgrade, HTTP2-Settings, close|Upgrade: h2c|HTTP2-Settings: AAMAAABk||"
                            .replace("|", "\r\n"),
                    true);
            assertTrue(upgrade.startsWith("HTTP/1.1 404 "), upgrade);
        }
    }

    /** On an event loop: asked from elsewhere, an answer may be over before anybody listens for its body. */
    private static Future<Answered> ask(String path, Buffer body) {
        Promise<Answered> answered = Promise.promise();
        VERTX.runOnContext(go -> CLIENT.request(HttpMethod.POST, server.port(), "127.0.0.1", path)
                .compose(request -> request.send(body))
                .compose(Http2Test::whole)
                .onComplete(answered));
        return answered.future();
    }

    private static Future<Answered> whole(HttpClientResponse response) {
        assertEquals(HttpVersion.HTTP_2, response.version());
        return response.body().map(body -> new Answered(response.statusCode(), body.toString()));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
