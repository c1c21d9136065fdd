package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryAddressTest {
    @ParameterizedTest
    @CsvSource({
        "sparse+https://index.crates.io/, Sparse, sparse+https://index.crates.io/",
        "sparse+https://u:p@x.org, Sparse, sparse+https://x.org/",
        "git+https://u:p@x.org/index#master, Git, git+https://x.org/index#master",
        "git+/srv/index.bundle#registry, Git, git+/srv/index.bundle#registry",
        "dir+/srv/./index/, Directory, dir+/srv/index",
        "' none ', None,"
    })
    void kindAndNameFollowFromTheText(String text, String kind, @Nullable String name) {
        RegistryAddress address = RegistryAddress.parse(text);
        assertEquals(kind, address.getClass().getSimpleName());
        assertEquals(name, address.name().orElse(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://index.crates.io/",
                "sparse+",
                "sparse+x",
                "sparse+ftp://me:s3cret@x.org/",
                "git+",
                "git+ssh://me:s3cret@x.org",
                "dir+",
                "registry+https://x.org",
                "None"
            })
    void otherTextsAreRefusedWithoutTheirSecrets(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> RegistryAddress.parse(text));
        assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"));
    }

    @Test
    void refreshTakesAtLeastASecond() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RegistrySettings(new RegistryAddress.None(), Duration.ofMillis(999)));
    }
}
