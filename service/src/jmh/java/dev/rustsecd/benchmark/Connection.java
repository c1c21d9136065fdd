package dev.rustsecd.benchmark;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that costs next to nothing: requests go out as prepared bytes, of answers only the length is read. */
final class Connection implements Closeable {
    private static final String LENGTH = "content-length: ";
    private static final String TAG = "etag: ";

    private final Socket socket;
    private final InputStream in;
    private byte[] requests = {};
    private int count;

    Connection() {
        this(new Socket(), InputStream.nullInputStream());
    }

    private Connection(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    static Connection to(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new Connection(socket, new BufferedInputStream(socket.getInputStream(), 256 * 1_024));
    }

    static String get(String path, String... headers) {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    /** The entity tag of a path. */
    String tag(String path) throws IOException {
        socket.getOutputStream().write(get(path).getBytes(StandardCharsets.US_ASCII));
        String head = head();
        in.skipNBytes(length(head));
        int start = head.toLowerCase(Locale.ROOT).indexOf(TAG) + TAG.length();
        return head.substring(start, head.indexOf('\r', start));
    }

    /** Sends this request so many times with each call of {@link #answers}. */
    void ask(int times, String request) {
        count = times;
        requests = request.repeat(times).getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends the requests and reads their answers; the bytes of the bodies. */
    int answers() throws IOException {
        socket.getOutputStream().write(requests);
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            int length = length(head());
            in.skipNBytes(length);
            bytes += length;
        }
        return bytes;
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder(1_024);
        while (head.length() < 4 || head.charAt(head.length() - 3) != '\n' || head.charAt(head.length() - 1) != '\n') {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int start = lower.indexOf(LENGTH);
        boolean none = start < 0 || lower.startsWith("http/1.1 304");
        return none ? 0 : Integer.parseInt(lower.substring(start + LENGTH.length(), lower.indexOf('\r', start)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
