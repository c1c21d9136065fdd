package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.git.GitSettings;
import java.nio.file.Path;
import java.time.Duration;
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
        assertThrows(IllegalArgumentException.class, () -> settings("https://a@x.org/r,https://b@x.org/r"));
    }

    private static IngestSettings settings(String sources) {
        GitSettings git = GitSettings.of(Path.of("data"), null, null);
        return new IngestSettings(git, IngestSettings.sources(sources), true, null, Duration.ofMinutes(5));
    }
}
