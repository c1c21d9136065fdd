package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request ends, and which host it is for, is never guessed: what one reader sees differently hides a request in it. */
@Timeout(60)
class FramingHttpTest {
    private static final String NEXT = "GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n";
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
        assertEquals(0, server.settled("rustsecd.requests.body.bytes"));
    }

    /** Header fields of a POST, and what follows them; \\n is CRLF. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: identity\\n\\n",
                "Transfer-Encoding: odd\\n\\n",
                "Transfer-Encoding: xchunked\\n\\n0\\n\\n",
                "Transfer-Encoding:\\n\\n",
                "Transfer-Encoding: \\n\\n0\\n\\n",
                "Transfer-Encoding: chunked, identity\\n\\n",
                "Transfer-Encoding: gzip, chunked\\n\\n0\\n\\n",
                "Transfer-Encoding: chunked\\nTransfer-Encoding: chunked\\n\\n0\\n\\n",
                "Transfer-Encoding: chunked\\nTransfer-Encoding: identity\\n\\n0\\n\\n",
                "Transfer-Encoding: chunked\\nContent-Length: 5\\n\\n0\\n\\n",
                "Content-Length: 5\\nTransfer-Encoding: chunked\\n\\n0\\n\\n",
                "Content-Length: 1\\nContent-Length: 2\\n\\nab",
                "Content-Length: 1, 2\\n\\nab",
                "Content-Length: -1\\n\\n",
                "Content-Length: +1\\n\\na",
                "Content-Length: 0x1\\n\\na",
                "Content-Length:\\n\\n",
                "Content-Length: 1000000000000000000\\n\\n",
                "Content-Length: 9223372036854775807\\n\\n",
                "Content-Length: 9223372036854775808\\n\\n",
                "Content-Length: 99999999999999999999999999\\n\\n",
                "Host: y\\nContent-Length: 0\\n\\n",
                "Content-Length : 5\\n\\nhello",
                "Transfer-Encoding : chunked\\n\\n0\\n\\n",
                "Transfer-Encoding: chunked\\n\\nxyz\\n",
                "Transfer-Encoding: chunked\\n\\n3\\nabcd\\n0\\n\\n",
                "Transfer-Encoding: chunked\\n\\n-3\\nabc\\n0\\n\\n",
                "Transfer-Encoding: chunked\\n\\nfffffffff\\nabc\\n0\\n\\n",
            })
    void whatIsNotFramedPlainlyIsTheLastOfItsConnection(String fields) {
        onlyMalformed("POST /v1/audit HTTP/1.1\r\nHost: x\r\n" + fields.replace("\\n", "\r\n") + NEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "HTTP/3.0", "HTTP/0.9"})
    void anotherVersionOfHttpIsTheLastOfItsConnection(String version) {
        onlyMalformed("GET /v1/status " + version + "\r\nHost: x\r\n\r\n" + NEXT);
    }

    private static void onlyMalformed(String sent) {
        String answer = server.raw(sent, false);
        assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("#malformed-request"), answer);
        assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
    }

    /** Each target, and the status of its answer. */
    @ParameterizedTest
    @CsvSource({
        "http://y/v1/status, 200",
        "HTTP://y/v1/status, 200",
        "https://y:8443/v1/status?, 200",
        "http://y, 200",
        "http://y?q=/v1/nothing, 200",
        "http://y/v1/nothing, 404",
        "http://u@y/v1/status, 400",
        "ftp://y/v1/status, 400",
        "v1/status, 400",
        "*, 400",
        "y:80, 400"
    })
    void aTargetIsAPathOrAnAddress(String target, int status) {
        String answer = server.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @Test
    void theHostOfAnAddressReplacesTheField() {
        String answer = server.raw(
                "GET http://service.example/v1/crates/time HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n",
                false);
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(!answer.contains("other.example"), answer);
    }

    @Test
    void aBodyInChunksIsReadAndTheNextRequestToo() {
        String body = TestServer.LOCKFILE;
        String chunked = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + ";extension=1\r\n" + body + "\r\n0\r\nTrailer: 1\r\n\r\n";
        String answer = server.raw(chunked + NEXT.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"), false);
        assertEquals(2, answer.split("HTTP/1.1 200 ", -1).length - 1, answer);
    }
}
