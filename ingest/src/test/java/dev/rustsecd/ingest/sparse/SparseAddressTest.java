package dev.rustsecd.ingest.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.ingest.outbound.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://index.crates.io/, sparse+https://index.crates.io/",
        "https://index.crates.io, sparse+https://index.crates.io/",
        "https://me:s3cret@x.org:8443/a/b, sparse+https://x.org:8443/a/b/",
        "https://me:s3@cret@x.org, sparse+https://x.org/",
        "http://[::1]:80/, sparse+http://[::1]:80/",
        "https://x.org/a@b/, sparse+https://x.org/a@b/"
    })
    void nameHasNoCredentials(String text, String name) {
        assertEquals(name, SparseAddress.parse(text).name());
        assertFalse(SparseAddress.parse(text).toString().contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://me:s3cret@x.org/",
                "https://",
                "https:///x",
                "https://x.org/?q",
                "https://x.org/#f",
                "https://me:s3cret@x y/",
                "https://me:s3cret%zz@x.org/"
            })
    void otherAddressesAreRefusedWithoutTheirSecrets(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SparseAddress.parse(text));
        assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "' 0 ', PT0S",
        "999999999, PT1H",
        "'Wed, 25 Nov 2026 16:00:30 GMT', PT30S",
        "'Wed, 25 Nov 2026 15:00:00 GMT', PT0S",
        "soon,",
        "-1,",
        "'',",
    })
    void waitThatIsAskedForIsBounded(String header, @Nullable String wait) {
        Duration read = RetryAfter.read(header, Instant.parse("2026-11-25T16:00:00Z"), SparseExchange.LONGEST_REST);
        if (wait == null) {
            assertNull(read);
        } else {
            assertEquals(Duration.parse(wait), read);
        }
    }
}
