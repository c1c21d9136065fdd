package dev.rustsecd.benchmark;

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
    private final byte[] buffer = new byte[256 * 1_024];
    private int start;
    private int end;

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
        return new Connection(socket, socket.getInputStream());
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
        skip(length(head));
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
            skip(length);
            bytes += length;
        }
        return bytes;
    }

    /** The head of the next answer; reads far more than that at a time, as a client that waits for nothing else would. */
    private String head() throws IOException {
        int scanned = start;
        while (true) {
            for (; scanned + 4 <= end; scanned++) {
                if (buffer[scanned] == '\r' && buffer[scanned + 2] == '\r' && buffer[scanned + 3] == '\n') {
                    String head = new String(buffer, start, scanned + 4 - start, StandardCharsets.ISO_8859_1);
                    start = scanned + 4;
                    return head;
                }
            }
            scanned -= start;
            fill();
            scanned += start;
        }
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException();
        }
        end += read;
    }

    private void skip(int bytes) throws IOException {
        int held = Math.min(bytes, end - start);
        start += held;
        in.skipNBytes(bytes - held);
    }

    private static int length(String head) {
        if (head.startsWith("HTTP/1.1 304")) {
            return 0;
        }
        String lower = head.toLowerCase(Locale.ROOT);
        int start = lower.indexOf(LENGTH);
        return start < 0 ? 0 : Integer.parseInt(lower.substring(start + LENGTH.length(), lower.indexOf('\r', start)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
