package dev.rustsecd.ingest.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.ingest.postgres.TarReader.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveToolTest {
    private final TarFixture archive = new TarFixture();

    @Test
    void takesWhatAServerReadsAsItIs() throws IOException {
        archive.file("include/postgres.h", "#define");
        archive.file("bin/postgres", "a program");
        archive.file("lib/postgresql/utf8_and_big5.so", "an encoding");
        archive.file("lib/libpq.a", "static");
        archive.link("lib/libpq.so", "libpq.so.5");
        archive.file("share/postgresql/extension/pageinspect--1.0.sql", "create");
        archive.file("share/postgresql/extension/plpgsql.control", "comment = 'PL/pgSQL'");
        archive.file("share/postgresql/locale/de/psql.mo", "Hilfe");
        assertEquals(
                List.of(
                        "bin/postgres x FILE a program",
                        "lib/libpq.so LINK -> libpq.so.5",
                        "share/postgresql/extension/plpgsql.control x FILE comment = 'PL/pgSQL'"),
                entries(thin(archive.end())));
    }

    @Test
    void refusesAnArchiveThatEndsEarly() {
        archive.file("bin/postgres", "a program");
        byte[] whole = archive.end();
        assertThrows(EOFException.class, () -> thin(Arrays.copyOf(whole, 600)));
        assertThrows(EOFException.class, () -> thin(Arrays.copyOf(whole, 1024)));
    }

    private static byte[] thin(byte[] archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveTool.thin(new ByteArrayInputStream(archive), out);
        return out.toByteArray();
    }

    private static List<String> entries(byte[] archive) throws IOException {
        TarReader tar = new TarReader(new ByteArrayInputStream(archive));
        List<String> entries = new ArrayList<>();
        for (Entry entry = tar.next(); entry != null; entry = tar.next()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            copy(tar, content);
            String rest = entry.target().isEmpty() ? content.toString(US_ASCII) : "-> " + entry.target();
            entries.add(entry.name() + (entry.executable() ? " x " : " ") + entry.kind() + " " + rest);
        }
        return entries;
    }

    private static void copy(TarReader tar, OutputStream out) throws IOException {
        byte[] buffer = new byte[64];
        for (int n = tar.read(buffer); n >= 0; n = tar.read(buffer)) {
            out.write(buffer, 0, n);
        }
    }
}
