package dev.rustsecd.service.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.client.ClientSettings.Client;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {
    private static final String KEY = "0123456789abcdef";
    private static final Optional<RateLimit> LIMIT = RateLimit.parse("10/PT1M");

    private static Client client(String keys, @Nullable String bearer) {
        ClientSettings settings = new ClientSettings(LIMIT, TrustedProxies.NONE, ClientKeys.parse(keys));
        return settings.client("192.0.2.7", Optional.ofNullable(bearer));
    }

    @Test
    void holderOfAKeyIsOneClientWhereverItAsksFrom() {
        assertEquals(new Client("key pages", LIMIT), client("# of the pages\n\n pages\t" + KEY + " \r\n", KEY));
        assertEquals(new Client("192.0.2.7", LIMIT), client("pages " + KEY, null));
        assertEquals(new Client("192.0.2.7", LIMIT), client("pages " + KEY, KEY + "x"));
        assertEquals(new Client("192.0.2.7", LIMIT), client("pages " + KEY, "x".repeat(30_000)));
    }

    @Test
    void aKeyMayHaveALimitOfItsOwn() {
        assertEquals(new Client("key pages", Optional.empty()), client("pages " + KEY + " none", KEY));
        assertEquals(
                new Client("key pages", Optional.of(new RateLimit("client", 7, Duration.ofHours(1)))),
                client("pages " + KEY + " 7/PT1H", KEY));
    }

    @Test
    void whereNoClientHasALimitNothingIsCounted() {
        ClientKeys keys = ClientKeys.parse("pages " + KEY);
        assertFalse(new ClientSettings(Optional.empty(), TrustedProxies.NONE, keys).isLimited());
        assertTrue(new ClientSettings(LIMIT, TrustedProxies.NONE, keys).isLimited());
        ClientKeys limited = ClientKeys.parse("pages " + KEY + " 7/PT1H");
        assertTrue(new ClientSettings(Optional.empty(), TrustedProxies.NONE, limited).isLimited());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pages",
                "pages short",
                "pages 0123456789abcdef 7/PT1H more",
                "pa,ges 0123456789abcdef",
                "pages 0123456789abcde\u00e9",
                "pages 0123456789abcdef 7",
                "pages 0123456789abcdef\npages 0123456789abcdeg",
                "pages 0123456789abcdef\nother 0123456789abcdef",
            })
    void wrongLinesAreRejectedWithoutTheKey(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> ClientKeys.parse("# one\n" + text))
                .toString();
        assertTrue(message.contains(": line "), message);
        assertFalse(message.contains("0123456789"), message);
    }

    @ParameterizedTest
    @CsvSource({"600/PT1M, 600, 60", "1/P1D, 1, 86400", "999999999/PT1S, 999999999, 1"})
    void limitIsANumberOfRequestsAndATime(String text, int requests, long seconds) {
        assertEquals(
                new RateLimit("client", requests, Duration.ofSeconds(seconds)),
                RateLimit.parse(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "600",
                "/PT1M",
                "0/PT1M",
                "-1/PT1M",
                "600/",
                "600/PT0S",
                "600/PT0.5S",
                "600/PT1.5S",
                "600/P2D",
                "600/-PT1M",
                "600/1m",
                "1e3/PT1M",
                "9999999999/PT1M",
                "NONE"
            })
    void whatIsNoLimitIsRejected(String text) {
        assertThrows(IllegalArgumentException.class, () -> RateLimit.parse(text));
    }

    @Test
    void headersAreWrittenAsTheDraftHasThem() {
        RateLimit limit = LIMIT.orElseThrow();
        assertEquals("\"client\";q=10;w=60", limit.policy());
        assertEquals("\"client\";r=3;t=17", new Usage(limit, 3, 17, false).state());
    }
}
