package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program whose heap is full ends and says so, and starts again on what it left. */
class OutOfMemoryTest {
    private static final int MEGABYTE = 1 << 20;

    /** Nothing answers there. */
    private static final Map<String, String> OFFLINE = Map.of("HTTPS_PROXY", "http://127.0.0.1:1");

    @Test
    void aFullHeapEndsTheProgramWhichStartsAgain(@TempDir Path dataDir) throws IOException {
        byte[] bomb = bomb(255);
        ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE, "--max-body-bytes=" + 256 * MEGABYTE);
        program.await(() -> program.manage("/health/ready").statusCode() == 200);
        assertThrows(UncheckedIOException.class, () -> {
            while (!program.isEnded()) {
                program.send(program.request("/v1/audit")
                        .header("Content-Encoding", "gzip")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(bomb)));
            }
        });
        assertEquals(3, program.awaitExit());
        assertTrue(program.output().contains("The heap is full; the program ends."), program.output());
        try (ProgramProcess next = ProgramProcess.start(dataDir, OFFLINE)) {
            assertEquals(200, next.get("/v1/status").statusCode());
        }
    }

    private static byte[] bomb(int megabytes) throws IOException {
        byte[] spaces = new byte[MEGABYTE];
        Arrays.fill(spaces, (byte) ' ');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(spaces);
            }
        }
        return out.toByteArray();
    }
}
