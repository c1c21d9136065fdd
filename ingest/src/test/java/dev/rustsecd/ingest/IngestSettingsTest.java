package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.git.GitSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IngestSettingsTest {
    @Test
    void rustsecsAddressIsRustsecsWhereverItStands() {
        IngestSettings settings = settings("/srv/private.git, " + IngestSettings.RUSTSEC);
        assertEquals(IngestSettings.RUSTSEC, settings.rustsec().name());
        assertTrue(settings.isSeeded(settings.rustsec()));
    }

    @Test
    void firstSourceIsTakenForRustsecsElse() {
        IngestSettings settings = settings("/srv/mirror.git,/srv/private.git");
        assertEquals("/srv/mirror.git", settings.rustsec().name());
        assertFalse(settings.isSeeded(settings.rustsec()));
    }

    @Test
    void sourcesAreDistinctAndAtLeastOne() {
        assertThrows(IllegalArgumentException.class, () -> settings(" , "));
        for (String other :
                List.of("https://b@x.org/r", "https://X.org/r.git", "https://x.org/r/", "HTTPS://x.org/r")) {
            assertThrows(IllegalArgumentException.class, () -> settings("https://a@x.org/r," + other), other);
        }
        assertThrows(IllegalArgumentException.class, () -> settings("/srv/a, file:///srv/b/../a/"));
        for (String other :
                List.of("https://x.org/s", "https://x.org:8443/r", "https://x.org/R", "https://x.org/r#b")) {
            assertEquals(2, settings("https://x.org/r," + other).sources().size(), other);
        }
    }

    private static IngestSettings settings(String sources) {
        GitSettings git = GitSettings.of(Path.of("data"), null, null);
        return new IngestSettings(
                git, IngestSettings.sources(sources), true, null, Duration.ofMinutes(5), RegistrySettings.OFF);
    }
}
