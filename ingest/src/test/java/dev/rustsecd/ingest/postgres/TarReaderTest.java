package dev.rustsecd.ingest.postgres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.ingest.postgres.TarReader.Entry;
import dev.rustsecd.ingest.postgres.TarReader.Kind;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TarReaderTest {
    private final TarFixture archive = new TarFixture();

    @Test
    void readsFoldersFilesAndLinksInOrder() throws IOException {
        archive.header("bin/", '5', "0", "");
        archive.file("bin/a", "abc");
        archive.link("bin/b", "a");
        TarReader tar = reader(archive.end());
        assertEquals(new Entry("bin/", Kind.FOLDER, true, 0, ""), tar.next());
        assertEquals(new Entry("bin/a", Kind.FILE, true, 3, ""), tar.next());
        byte[] buffer = new byte[2];
        assertEquals(2, tar.read(buffer));
        assertArrayEquals(new byte[] {'a', 'b'}, buffer);
        assertEquals(new Entry("bin/b", Kind.LINK, false, 0, "a"), tar.next());
        assertNull(tar.next());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThrows(IOException.class, reader(header("hard", '1', "0"))::next);
        assertThrows(IOException.class, reader(header("x", '0', "9z"))::next);
        assertThrows(IOException.class, reader(header("huge", '0', "77777777777"))::next);
    }

    @Test
    void anArchiveThatEndsEarlyIsRefused() throws IOException {
        TarReader tar = reader(header("x", '0', "3"));
        assertNotNull(tar.next());
        assertThrows(EOFException.class, () -> tar.read(new byte[8]));
        assertThrows(EOFException.class, reader(new byte[0])::next);
    }

    private static byte[] header(String name, char type, String size) {
        TarFixture archive = new TarFixture();
        archive.header(name, type, size, "");
        return archive.soFar();
    }

    private static TarReader reader(byte[] archive) {
        return new TarReader(new ByteArrayInputStream(archive));
    }
}
