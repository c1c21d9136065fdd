package dev.rustsecd.ingest.postgres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.ingest.postgres.TarReader.Entry;
import dev.rustsecd.ingest.postgres.TarReader.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TarReaderTest {
    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    @Test
    void readsFoldersFilesAndLinksInOrder() throws IOException {
        add("bin/", '5', "0", "");
        add("bin/a", '0', "3", "");
        archive.writeBytes(Arrays.copyOf("abc".getBytes(StandardCharsets.US_ASCII), 512));
        add("bin/b", '2', "0", "a");
        archive.writeBytes(new byte[1024]);
        TarReader tar = reader();
        assertEquals(new Entry("bin/", Kind.FOLDER, true, 0, ""), tar.next());
        assertEquals(new Entry("bin/a", Kind.FILE, true, 3, ""), tar.next());
        byte[] buffer = new byte[2];
        assertEquals(2, tar.read(buffer));
        assertArrayEquals(new byte[] {'a', 'b'}, buffer);
        assertEquals(new Entry("bin/b", Kind.LINK, false, 0, "a"), tar.next());
        assertNull(tar.next());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        add("hard", '1', "0", "a");
        assertThrows(IOException.class, reader()::next);
        archive.reset();
        add("x", '0', "9z", "");
        assertThrows(IOException.class, reader()::next);
        archive.reset();
        add("huge", '0', "77777777777", "");
        assertThrows(IOException.class, reader()::next);
    }

    @Test
    void anArchiveThatEndsEarlyIsRefused() throws IOException {
        add("x", '0', "3", "");
        TarReader tar = reader();
        assertNotNull(tar.next());
        assertThrows(EOFException.class, () -> tar.read(new byte[8]));
        archive.reset();
        assertThrows(EOFException.class, reader()::next);
    }

    private TarReader reader() {
        return new TarReader(new ByteArrayInputStream(archive.toByteArray()));
    }

    private void add(String name, char type, String size, String target) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000755");
        put(header, 124, size);
        header[156] = (byte) type;
        put(header, 157, target);
        put(header, 257, "ustar  ");
        archive.writeBytes(header);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
