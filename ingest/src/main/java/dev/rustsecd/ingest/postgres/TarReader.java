package dev.rustsecd.ingest.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar archive, entry by entry: files, folders and symbolic links in ustar or GNU form with names of at most 100
 * (255 with a ustar prefix) bytes, which is what the archives of PostgreSQL have. Anything else is refused.
 */
final class TarReader {
    /** One entry; {@code target} is a symbolic link's, and empty otherwise. */
    record Entry(String name, Kind kind, boolean executable, long size, String target) {}

    /** What an entry makes. */
    enum Kind {
        FILE,
        FOLDER,
        LINK
    }

    private static final int BLOCK = 512;
    private static final long MAX_TOTAL_BYTES = 1L << 30;

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private long unread;
    private long padding;
    private long total;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The next entry, past whatever is unread of this one; null at the end. */
    @Nullable
    Entry next() throws IOException {
        in.skipNBytes(unread + padding);
        if (in.readNBytes(header, 0, BLOCK) != BLOCK) {
            throw new EOFException("the archive ends in the middle");
        }
        if (header[0] == 0) {
            return null;
        }
        Entry entry = entry();
        unread = entry.size();
        padding = (BLOCK - unread % BLOCK) % BLOCK;
        total += unread;
        if (total > MAX_TOTAL_BYTES) {
            throw new IOException("the archive has more than " + MAX_TOTAL_BYTES + " bytes");
        }
        return entry;
    }

    /** Reads on in the content of the current entry; -1 at its end. */
    int read(byte[] buffer) throws IOException {
        if (unread == 0) {
            return -1;
        }
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, unread));
        if (n < 0) {
            throw new EOFException("the archive ends in the middle");
        }
        unread -= n;
        return n;
    }

    /** Writes the current entry as the archive has it, with its header; nothing of it may have been read yet. */
    void copy(OutputStream out) throws IOException {
        out.write(header);
        long whole = unread + padding;
        byte[] content = in.readNBytes(Math.toIntExact(whole));
        if (content.length != whole) {
            throw new EOFException("the archive ends in the middle");
        }
        out.write(content);
        unread = 0;
        padding = 0;
    }

    /** Writes what stands behind the last entry. */
    static void end(OutputStream out) throws IOException {
        out.write(new byte[2 * BLOCK]);
    }

    // Source: POSIX.1-2017, pax, "ustar Interchange Format".
    private Entry entry() throws IOException {
        String prefix = isUstar() ? text(345, 155) : "";
        String name = prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
        boolean executable = (octal(100, 8) & 0100) != 0;
        return switch (header[156]) {
            case 0, '0' -> new Entry(name, Kind.FILE, executable, octal(124, 12), "");
            case '5' -> new Entry(name, Kind.FOLDER, true, 0, "");
            case '2' -> new Entry(name, Kind.LINK, false, 0, text(157, 100));
            default -> throw new IOException("the archive has an entry of type " + header[156]);
        };
    }

    private boolean isUstar() {
        return Arrays.equals(header, 257, 263, new byte[] {'u', 's', 't', 'a', 'r', 0}, 0, 6);
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private long octal(int from, int length) throws IOException {
        String digits = text(from, length).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new IOException("the archive has a number that is not octal");
        }
        return Long.parseLong(digits, 8);
    }
}
