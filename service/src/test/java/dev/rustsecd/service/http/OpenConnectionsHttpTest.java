package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many connections there may be. */
class OpenConnectionsHttpTest {
    private static final String STATUS = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n";

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static TestServer server(int most, int mostOfClient) {
        TestServer server = new TestServer(TestSettings.crowded(most, mostOfClient));
        server.serve(TestServer.snapshot());
        return server;
    }

    private Socket open(TestServer server, String from) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private static boolean isAnswered(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(STATUS.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            return new String(start, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (java.net.SocketException reset) {
            return false;
        }
    }

    @Test
    void oneAddressHasSoManyAndOthersTheirs() throws IOException {
        try (TestServer server = server(100, 3)) {
            for (int i = 0; i < 3; i++) {
                assertTrue(isAnswered(open(server, "127.0.0.2")));
            }
            assertEquals(-1, open(server, "127.0.0.2").getInputStream().read());
            assertTrue(isAnswered(open(server, "127.0.0.3")));
            assertEquals(1, server.counter("rustsecd.connections.rejected", "reason", "client"));
            sockets.get(0).close();
            server.awaitGauge("rustsecd.connections", 3);
            assertTrue(isAnswered(open(server, "127.0.0.2")), "one that has ended makes room");
        }
    }

    @Test
    void whereThereAreTooManyThoseEndThatWereQuietForTheLongest() throws IOException {
        try (TestServer server = server(4, 4)) {
            Socket silent = open(server, "127.0.0.2");
            server.awaitGauge("rustsecd.connections", 1);
            List<Socket> used = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                used.add(open(server, "127.0.0.3"));
                assertTrue(isAnswered(used.get(i)));
            }
            assertTrue(isAnswered(open(server, "127.0.0.4")));
            assertEquals(-1, silent.getInputStream().read());
            server.awaitGauge("rustsecd.connections", 4);
        }
    }

    @Test
    void inARushNoMoreEndThanMakeRoom() throws IOException {
        try (TestServer server = server(64, 64)) {
            for (int i = 0; i < 64; i++) {
                open(server, "127.0.0.2");
            }
            server.awaitGauge("rustsecd.connections", 64);
            for (int i = 0; i < 24; i++) {
                open(server, "127.0.0.3");
            }
            for (Socket late : sockets.subList(64, 64 + 24)) {
                assertTrue(isAnswered(late));
            }
            double left = server.gauge("rustsecd.connections");
            assertTrue(left >= 64 - 4, () -> "only " + left);
            assertEquals(0, server.counter("rustsecd.connections.rejected", "reason", "full"));
        }
    }

    @Test
    void whereAnAnswerIsOwedOnAllTheNewOneEnds() throws IOException {
        try (TestServer server = server(2, 2)) {
            String half = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n[";
            for (int i = 0; i < 2; i++) {
                open(server, "127.0.0." + (2 + i)).getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }
            server.awaitGauge("rustsecd.requests.body.bytes", 2);
            assertEquals(-1, open(server, "127.0.0.9").getInputStream().read());
            assertEquals(1, server.counter("rustsecd.connections.rejected", "reason", "full"));
            for (Socket owed : sockets.subList(0, 2)) {
                owed.getOutputStream().write("\"a\"]".getBytes(StandardCharsets.US_ASCII));
                byte[] start = owed.getInputStream().readNBytes(9);
                assertEquals("HTTP/1.1 ", new String(start, StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void thousandConnectionsOfOneAddressLeaveNothingBehind() throws IOException {
        try (TestServer server = server(50, 20)) {
            for (int i = 0; i < 1_000; i++) {
                open(server, "127.0.0.2");
            }
            server.awaitGauge("rustsecd.connections", 20);
            assertTrue(isAnswered(open(server, "127.0.0.3")));
            close();
            server.awaitGauge("rustsecd.connections", 0);
            assertTrue(isAnswered(open(server, "127.0.0.2")));
        }
    }
}
