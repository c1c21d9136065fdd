package dev.rustsecd.ingest.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy: it tunnels on CONNECT for who logs in, forwards the rest, and keeps the head of every request. */
final class FakeProxy implements AutoCloseable {
    private static final String LOGIN =
            "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"r\"\r\nConnection: close\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    FakeProxy() throws IOException {
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            String[] first = head.split(" ", 3);
            boolean tunnel = first[0].equals("CONNECT");
            if (tunnel && !head.contains("\r\nProxy-authorization: Basic ")) {
                client.getOutputStream().write(LOGIN.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            URI target = URI.create(tunnel ? "http://" + first[1] : first[1]);
            try (Socket upstream = new Socket(target.getHost(), target.getPort())) {
                if (tunnel) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } else {
                    // One request a connection: the next may go elsewhere.
                    String once = head.replaceAll("(?i)\r\n(proxy-)?connection: [^\r]*", "")
                            .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
                    upstream.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
                }
                threads.execute(() -> copy(client, upstream));
                upstream.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has closed; so does the other.
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
