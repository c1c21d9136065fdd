package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program told to stop while clients ask on and on: each request that it took is answered. */
@Timeout(180)
class DrainTest {
    private static final int CLIENTS = 8;

    /** Nothing answers there. */
    private static final Map<String, String> OFFLINE = Map.of("HTTPS_PROXY", "http://127.0.0.1:1");

    private static final String LOCKFILE = "version = 4\n"
            + IntStream.range(0, 300)
                    .mapToObj(i -> "\n[[package]]\nname = \"crate-" + i + "\"\nversion = \"1.0.0\"\n"
                            + "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n")
                    .collect(Collectors.joining());
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");

    @TempDir
    private Path dataDir;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger toldToClose = new AtomicInteger();
    private volatile boolean stopping;

    /** Clients that connect again wherever they were told to close, as long as anybody listens. */
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1S"})
    void noRequestIsLostBySigterm(String drain) {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE, "--drain=" + drain)) {
            int port = program.address().getPort();
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                boolean keepsAlive = client % 2 == 0;
                clients.add(CompletableFuture.runAsync(() -> askOnAndOn(port, keepsAlive), threads));
            }
            program.await(() -> answered.get() > 20 * CLIENTS);
            int before = answered.get();
            stopping = true;
            program.beginToTerminate();
            clients.forEach(CompletableFuture::join);
            assertEquals(143, program.awaitExit());
            assertTrue(answered.get() > before, "answered after SIGTERM");
            assertTrue(toldToClose.get() > 0);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whileItDrainsNewConnectionsAreAnsweredOnce() throws IOException {
        ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE, "--drain=PT3S");
        int port = program.address().getPort();
        program.await(() -> program.manage("/health/ready").statusCode() == 200);
        try (Socket kept = open(port)) {
            assertEquals(false, ask(kept, "keep-alive"));
            program.beginToTerminate();
            program.await(() -> program.manage("/health/ready").statusCode() == 503);
            assertEquals(200, program.manage("/health/live").statusCode());
            assertEquals(true, ask(kept, "keep-alive"));
            assertEquals(-1, kept.getInputStream().read());
            try (Socket fresh = open(port)) {
                assertEquals(true, ask(fresh, "keep-alive"));
            }
        }
        program.awaitExit();
    }

    /**
     * Ends where nobody listens. A connection that the kernel made and the program had not accepted when it closed its port is
     * reset by the kernel: nobody took its request, and nothing can be done about it from within.
     */
    private void askOnAndOn(int port, boolean keepsAlive) {
        boolean fresh = true;
        try {
            while (true) {
                try (Socket socket = open(port)) {
                    fresh = true;
                    boolean closes = false;
                    while (!closes) {
                        closes = ask(socket, keepsAlive ? "keep-alive" : "close");
                        fresh = false;
                    }
                }
            }
        } catch (ConnectException nobodyListens) {
            return;
        } catch (IOException lost) {
            if (!(fresh && stopping && lost instanceof SocketException)) {
                throw new IllegalStateException("lost after " + answered.get() + " answers", lost);
            }
        }
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /**
     * @return whether the answer was the last of the connection
     * @throws IOException where there is no whole answer
     */
    private boolean ask(Socket socket, String connection) throws IOException {
        String request = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nConnection: " + connection + "\r\nContent-Length: "
                + LOCKFILE.length() + "\r\n\r\n" + LOCKFILE;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        String head = head(in);
        assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        Matcher length = LENGTH.matcher(head);
        assertTrue(length.find(), head);
        in.readFully(new byte[Integer.parseInt(length.group(1))]);
        answered.incrementAndGet();
        boolean last = head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n");
        if (last) {
            toldToClose.incrementAndGet();
        }
        return last;
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no answer");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
