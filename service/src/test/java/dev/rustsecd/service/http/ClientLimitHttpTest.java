package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.client.ClientKeys;
import dev.rustsecd.service.client.ClientSettings;
import dev.rustsecd.service.client.RateLimit;
import dev.rustsecd.service.client.TrustedProxies;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that limits its clients, behind a proxy that it trusts; each test is clients of its own. */
class ClientLimitHttpTest {
    private static final String FROM = "X-Forwarded-For";
    private static final String KEY = "0123456789abcdef";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(TestSettings.of(new ClientSettings(
                RateLimit.parse("3/PT1H"),
                TrustedProxies.parse("127.0.0.0/8"),
                ClientKeys.parse("pages " + KEY + " 2/PT1M\nmirror mirror-of-the-pages none"))));
        server.serve(TestServer.snapshot());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void useUp(String client) {
        for (int i = 0; i < 3; i++) {
            assertEquals(200, server.get("/v1/status", FROM, client).statusCode());
        }
    }

    @Test
    void everyAnswerSaysHowMuchIsLeftAndTheFourthIsOneTooMany() {
        for (int left = 2; left >= 0; left--) {
            HttpResponse<String> answer = server.get("/v1/status", FROM, "192.0.2.1");
            assertEquals(200, answer.statusCode());
            assertEquals("\"client\";q=3;w=3600", header(answer, "RateLimit-Policy"));
            assertTrue(
                    header(answer, "RateLimit").matches("\"client\";r=" + left + ";t=(3600|359\\d)"),
                    () -> "" + answer.headers().map());
        }
        double before = server.counter("rustsecd.clients.limited");
        HttpResponse<String> over = server.get("/v1/status", FROM, "192.0.2.1");
        assertEquals(429, over.statusCode());
        JsonObject problem = new JsonObject(over.body());
        assertEquals("/problems#too-many-requests", problem.getString("type"));
        assertEquals(
                "A client may send 3 requests within 3,600 seconds. Try again after the seconds in Retry-After.",
                problem.getString("detail"));
        assertEquals("\"client\";r=0;t=" + header(over, "Retry-After"), header(over, "RateLimit"));
        assertEquals("*", header(over, "Access-Control-Allow-Origin"));
        assertTrue(header(over, "Access-Control-Expose-Headers").contains("RateLimit-Policy"));
        assertEquals(before + 1, server.counter("rustsecd.clients.limited"));
        assertEquals(200, server.get("/v1/status", FROM, "192.0.2.2").statusCode());
    }

    /** Each row: a method, a path and what the 429 is. */
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/crates/time, application/problem+json",
        "GET, /v1/nothing, application/problem+json",
        "DELETE, /v1/audit, application/problem+json",
        "POST, /v1/audit, application/problem+json",
        "POST, /v1/query, application/json",
        "GET, /v1/vulns/RUSTSEC-2020-0071, application/json",
        "GET, /, text/html; charset=utf-8",
        "OPTIONS, /v1/audit, application/problem+json",
    })
    void limitIsForEveryRouteAndToldInItsForm(String method, String path, String type) {
        String client = "203.0.113." + Math.floorMod((method + path).hashCode(), 250);
        useUp(client);
        HttpResponse<String> over = server.send(server.request(path)
                .header(FROM, client)
                .header("Accept", type.startsWith("text/html") ? "text/html" : "*/*")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{}" : "")));
        assertEquals(429, over.statusCode(), over::body);
        assertEquals(type, header(over, "Content-Type"));
        assertTrue(Integer.parseInt(header(over, "Retry-After")) > 3_000);
        assertEquals(0, server.settled("rustsecd.requests.body.bytes"));
    }

    @Test
    void preparedAnswersThatAreNotSentAgainCountToo() {
        String path = "/v1/vulns/" + TestServer.ID;
        String tag = header(server.get(path, FROM, "192.0.2.3"), "ETag");
        for (int left = 1; left >= 0; left--) {
            HttpResponse<String> same = server.get(path, FROM, "192.0.2.3", "If-None-Match", tag);
            assertEquals(304, same.statusCode());
            assertTrue(header(same, "RateLimit").startsWith("\"client\";r=" + left + ";"));
        }
        assertEquals(
                429, server.get(path, FROM, "192.0.2.3", "If-None-Match", tag).statusCode());
    }

    @Test
    void networkOfIpv6IsOneClient() {
        useUp("2001:db8:0:1::1");
        assertEquals(429, server.get("/v1/status", FROM, "2001:db8:0:1:ffff::2").statusCode());
        assertEquals(200, server.get("/v1/status", FROM, "2001:db8:0:2::1").statusCode());
    }

    @Test
    void whatAClientWritesItselfIsNotBelieved() {
        useUp("1.1.1.1, 192.0.2.4");
        assertEquals(429, server.get("/v1/status", FROM, "9.9.9.9, 192.0.2.4").statusCode());
        assertEquals(429, server.get("/v1/status", FROM, "192.0.2.4, 127.0.0.9").statusCode());
        assertEquals(
                429,
                server.get("/v1/status", FROM, "9.9.9.9", FROM, "192.0.2.4").statusCode());
    }

    @Test
    void holderOfAKeyIsOneClientFromAnywhere() {
        String bearer = "bearer " + KEY;
        HttpResponse<String> first = server.get("/v1/status", FROM, "192.0.2.5", "Authorization", bearer);
        assertEquals("\"client\";q=2;w=60", header(first, "RateLimit-Policy"));
        assertEquals(
                200,
                server.get("/v1/status", FROM, "192.0.2.6", "Authorization", bearer)
                        .statusCode());
        assertEquals(
                429,
                server.get("/v1/status", FROM, "192.0.2.7", "Authorization", bearer)
                        .statusCode());
        assertEquals(200, server.get("/v1/status", FROM, "192.0.2.7").statusCode());
    }

    @Test
    void holderOfAKeyMayHaveNoLimit() {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> answer =
                    server.get("/v1/status", FROM, "192.0.2.8", "Authorization", "Bearer mirror-of-the-pages");
            assertEquals(200, answer.statusCode());
            assertEquals("", header(answer, "RateLimit"));
        }
    }

    @Test
    void withoutALimitNoHeaderSpeaksOfOne() {
        try (TestServer open = TestServer.loaded()) {
            HttpResponse<String> answer = open.get("/v1/status");
            assertEquals("", header(answer, "RateLimit") + header(answer, "RateLimit-Policy"));
        }
    }
}
