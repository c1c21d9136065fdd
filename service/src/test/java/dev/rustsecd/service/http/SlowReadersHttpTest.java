package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that ask for a large answer and do not read it, by real sockets. */
class SlowReadersHttpTest {
    private static final String LARGE = "large";
    private static final String AUDIT = "/v1/audit?format=cyclonedx";
    private static final String HEAP = "rustsecd.requests.heap.bytes";
    private static final Duration LONG = Duration.ofSeconds(60);

    /** For all answers of a test, and the request that makes one. */
    private static final long ROOM = 256 << 20;

    private final String lockfile = OverloadHttpTest.largeLockfile();

    @Test
    void sevenThatDoNotReadHoldUpNobody() throws IOException {
        try (TestServer server = TestServer.narrow(LONG, LONG, ROOM)) {
            List<Socket> readers = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                readers.add(ask(server));
            }
            server.watch().awaitOfLane(HEAP, LARGE, bytes -> bytes > 30L * 1_024 * 1_024);
            HttpResponse<String> answer = server.post(AUDIT, lockfile);
            assertEquals(200, answer.statusCode());
            for (Socket reader : readers) {
                reader.close();
            }
            server.watch().awaitOfLane(HEAP, LARGE, bytes -> bytes == 0);
        }
    }

    @Test
    void whoReadsNothingForAWhileLosesTheConnection() throws IOException {
        try (TestServer server = TestServer.narrow(LONG, Duration.ofMillis(1_500), ROOM);
                Socket first = ask(server);
                Socket second = ask(server)) {
            server.watch().awaitCut(2);
            server.watch().awaitOfLane(HEAP, LARGE, bytes -> bytes == 0);
            assertTrue(isCutShort(first) && isCutShort(second));
            assertEquals(200, server.post(AUDIT, lockfile).statusCode());
        }
    }

    /** With room for one answer, or one request that makes one: long before its time is over. */
    @Test
    void whoHoldsWhatOthersWaitForLosesTheConnectionSoon() throws IOException {
        try (TestServer server = TestServer.narrow(LONG, Duration.ofSeconds(60), 1);
                Socket reader = ask(server)) {
            server.watch().awaitOfLane(HEAP, LARGE, bytes -> bytes > 0);
            server.watch().awaitOfLane("rustsecd.requests.working", LARGE, working -> working == 0);
            long start = System.nanoTime();
            assertEquals(200, server.post(AUDIT, lockfile).statusCode());
            server.watch().awaitCut(1);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(Duration.ofSeconds(30)) < 0, took.toString());
            assertTrue(isCutShort(reader));
        }
    }

    /** One that reads a little now and then has the whole answer in the end. */
    @Test
    void whoReadsSlowlyGetsEverything() throws IOException {
        try (TestServer server = TestServer.narrow(LONG, Duration.ofSeconds(20), ROOM);
                Socket reader = ask(server)) {
            long read = 0;
            byte[] some = new byte[1_024];
            for (int count = reader.getInputStream().read(some);
                    count >= 0;
                    count = reader.getInputStream().read(some)) {
                read += count;
            }
            HttpResponse<String> quick = server.post(AUDIT, lockfile);
            int body = quick.body().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(read > body, read + " bytes, of which the body has " + body);
        }
    }

    private Socket ask(TestServer server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        byte[] body = lockfile.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + AUDIT + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    /** Whether less came than was announced, or the connection was reset. */
    private static boolean isCutShort(Socket socket) {
        try {
            byte[] all = socket.getInputStream().readAllBytes();
            String head = new String(all, 0, Math.min(all.length, 2_048), StandardCharsets.ISO_8859_1);
            int at = head.indexOf("content-length: ") + "content-length: ".length();
            return all.length < Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
        } catch (IOException reset) {
            return true;
        }
    }
}
