package dev.rustsecd.service.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.jar.Manifest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramVersionTest {
    @ParameterizedTest
    @CsvSource({
        "Implementation-Commit: cde8cc0af4d28ede50fc6b26bddf01fe35a1896d, cde8cc0af4d28ede50fc6b26bddf01fe35a1896d",
        "Implementation-Commit: cde8cc0a-modified, cde8cc0a-modified",
        "Implementation-Commit: unknown, ",
        "Implementation-Title: rustsecd, "
    })
    void commitIsThatOfTheManifest(String line, String commit) throws IOException {
        String text = "Manifest-Version: 1.0\n" + line + "\n";
        Manifest manifest = new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(new ProgramVersion("0.1.0", Optional.ofNullable(commit)), ProgramVersion.of("0.1.0", manifest));
    }
}
