package dev.rustsecd.ingest.postgres;

import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The server's own log: a file of at most 1 MiB, and the one before it. */
record PostgresLog(Path file) {
    private static final long MAX_BYTES = 1 << 20;
    private static final int TAIL_BYTES = 2000;

    /** Copies until the stream ends; what cannot be written is dropped, for the server must never wait for its log. */
    void copy(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        long dropped = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            try {
                append(buffer, n, dropped);
                dropped = 0;
            } catch (IOException e) {
                dropped += n; // A full disk, say: the server has the same trouble and tells its clients.
            }
        }
    }

    private void append(byte[] buffer, int length, long dropped) throws IOException {
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (dropped > 0) {
                out.write(("[" + dropped + " bytes are missing here]\n").getBytes(StandardCharsets.UTF_8));
            }
            out.write(buffer, 0, length);
        }
    }

    /** The last lines, for a message. */
    String tail() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int from = Math.max(0, bytes.length - TAIL_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return OperatorSentences.NO_LOG;
        }
    }
}
