package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens on a connection: heads that are too large, pipelining, half-closed, slow and crowded ones. */
class ConnectionHttpTest {
    private static final String AUDIT = "/v1/audit";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertEquals(200, server.post(AUDIT, TestServer.LOCKFILE).statusCode());
        assertEquals(0, server.settled("rustsecd.requests.body.bytes"));
        assertEquals(0, server.settled("rustsecd.worker.tasks"));
    }

    @Test
    void headsThatAreTooLargeAreRefused() {
        String longUri = server.raw("GET /v1/status?x=" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", false);
        assertTrue(longUri.contains(" 414 ") && longUri.contains("#uri-too-long"), longUri);
        String longHeader =
                server.raw("GET /v1/status HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(100_000) + "\r\n\r\n", false);
        assertTrue(longHeader.contains(" 431 ") && longHeader.contains("#headers-too-large"), longHeader);
        String noHttp = server.raw("hello\r\n\r\n", false);
        assertTrue(noHttp.contains(" 400 ") && noHttp.contains("#malformed-request"), noHttp);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        String audit = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: " + TestServer.LOCKFILE.length()
                + "\r\n\r\n" + TestServer.LOCKFILE;
        String odd = TestServer.LOCKFILE.replace("name = ", "name  = ");
        String slow = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: " + odd.length() + "\r\n\r\n" + odd;
        String last = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String answers = server.raw(audit + slow + audit + last, false);
        List<String> statuses = Pattern.compile("HTTP/1\\.1 (\\d{3})")
                .matcher(answers)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(List.of("200", "200", "200", "404"), statuses);
    }

    @Test
    void halfClosedRequestsLeaveNothingBehind() {
        String head = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
        assertEquals("", server.raw(head + "version = 3\n", true));
    }

    @Test
    void wholeRequestThatIsHalfClosedIsAnswered() {
        String whole = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: " + TestServer.LOCKFILE.length()
                + "\r\n\r\n" + TestServer.LOCKFILE;
        assertTrue(server.raw(whole, true).startsWith("HTTP/1.1 200 "));
    }

    @Test
    void bodyThatIsAnnouncedTooLargeIsNotAskedFor() {
        String answer = server.raw(
                "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\nExpect: 100-continue\r\n\r\n",
                false);
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertFalse(answer.contains("100 Continue"));
    }

    @Test
    void slowBodiesTimeOut() {
        try (TestServer strict = TestServer.strict(Duration.ofMillis(200), 100_000, 1_000_000)) {
            String answer =
                    strict.raw("POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nversion", false);
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    @Test
    void tooManyBytesInFlightAreServiceUnavailable() throws IOException {
        String head = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
        try (TestServer strict = TestServer.strict(Duration.ofSeconds(20), 100_000, 100_000);
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), strict.port())) {
            slow.getOutputStream().write((head + " ".repeat(60_000)).getBytes(StandardCharsets.UTF_8));
            slow.getOutputStream().flush();
            strict.awaitGauge("rustsecd.requests.body.bytes", 60_000);
            HttpResponse<String> answer = strict.post(AUDIT, " ".repeat(60_000));
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("#overloaded"));
            assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
        }
    }

    /** The connection closes when the client's half does, as Netty has it; work that had begun ends for nobody. */
    @Test
    void halfClosedRequestThatNeedsTheWorkerEndsAtOnceAndLeavesNothingBehind() {
        String odd = TestServer.LOCKFILE.replace("name = ", "name  = ");
        String whole = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: " + odd.length() + "\r\n\r\n" + odd;
        String answer = server.raw(whole, true);
        assertTrue(answer.isEmpty() || (answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("}")), answer);
    }
}
