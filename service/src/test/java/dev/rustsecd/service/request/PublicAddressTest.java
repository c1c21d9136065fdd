package dev.rustsecd.service.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example", "http://localhost:8080", "https://[2001:db8::1]:8443", "https://a/b/c-d_~.e"
            })
    void plainAddressesAreTakenAsTheyAre(String url) {
        assertEquals(Optional.of(url), PublicAddress.parse(url).of("http", "other"));
        assertEquals(Optional.of(url), PublicAddress.parse(url + "/").of("http", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example",
                "ftp://a",
                "https://",
                "https://a?b",
                "https://a#b",
                "https://u@a",
                "https://a b",
                "https://a'",
                "https://a//b",
                "https://a\n",
                "https://-a",
                "https://a:port"
            })
    void whatMeansMoreIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> PublicAddress.parse(url));
    }

    @Test
    void whereNothingIsSetTheRequestSaysIt() {
        assertEquals(Optional.of("http://a:80"), PublicAddress.OF_REQUESTS.of("http", "a:80"));
        assertEquals(Optional.of("https://a"), PublicAddress.OF_REQUESTS.of("https", "a"));
        assertEquals(Optional.empty(), PublicAddress.OF_REQUESTS.of("http", null));
        assertEquals(Optional.empty(), PublicAddress.OF_REQUESTS.of("http", "a'; echo"));
    }
}
