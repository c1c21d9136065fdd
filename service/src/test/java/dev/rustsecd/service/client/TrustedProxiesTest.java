package dev.rustsecd.service.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.parse("10.0.0.0/8, fd00::/8,192.0.2.1");

    private static String client(String peer, @Nullable String forwarded, @Nullable String xForwardedFor) {
        return PROXIES.client(peer, fields(forwarded), fields(xForwardedFor));
    }

    private static List<String> fields(@Nullable String value) {
        return value == null ? List.of() : List.of(value.split("/n"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:0db8:0001:0002::/64",
        "2001:db8:1:2::, 2001:0db8:0001:0002::/64",
        "2001:db8:1:3::1, 2001:0db8:0001:0003::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "fe80::1%eth0, fe80:0000:0000:0000::/64",
        "/run/socket, /run/socket",
    })
    void networkOfSixtyFourBitsIsOneClient(String peer, String client) {
        assertEquals(client, client(peer, null, null));
    }

    /** Each row: who connects, {@code Forwarded}, {@code X-Forwarded-For} (fields parted by /n), the client. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            198.51.100.9 |                                     | 203.0.113.5                   | 198.51.100.9
            198.51.100.9 | for=203.0.113.5                     |                               | 198.51.100.9
            10.1.2.3     |                                     | 203.0.113.5                   | 203.0.113.5
            10.1.2.3     |                                     | 203.0.113.5:4711              | 203.0.113.5
            10.1.2.3     |                                     | 2001:db8:1:2::9               | 2001:0db8:0001:0002::/64
            10.1.2.3     |                                     | [2001:db8:1:2::9]:80          | 2001:0db8:0001:0002::/64
            192.0.2.1    |                                     | 203.0.113.5                   | 203.0.113.5
            192.0.2.2    |                                     | 203.0.113.5                   | 192.0.2.2
            fd00::1      |                                     | 203.0.113.5                   | 203.0.113.5
            ::ffff:10.1.2.3 |                                  | 203.0.113.5                   | 203.0.113.5
            10.1.2.3     |                                     | 1.1.1.1, 203.0.113.5          | 203.0.113.5
            10.1.2.3     |                                     | 1.1.1.1, 203.0.113.5, 10.9.9.9 | 203.0.113.5
            10.1.2.3     |                                     | 1.1.1.1/n203.0.113.5/n10.9.9.9 | 203.0.113.5
            10.1.2.3     |                                     | 10.4.4.4, 10.5.5.5            | 10.4.4.4
            10.1.2.3     |                                     | 203.0.113.5, unknown          | 10.1.2.3
            10.1.2.3     |                                     | 203.0.113.5, 999.1.1.1, 10.9.9.9 | 10.9.9.9
            10.1.2.3     |                                     | ``                            | 10.1.2.3
            10.1.2.3     |                                     | ,,,                           | 10.1.2.3
            10.1.2.3     |                                     | localhost                     | 10.1.2.3
            10.1.2.3     |                                     | 203.0.113.5:x                 | 10.1.2.3
            10.1.2.3     |                                     | 203.0.113.5:123456            | 10.1.2.3
            10.1.2.3     | for=203.0.113.5                     |                               | 203.0.113.5
            10.1.2.3     | For="203.0.113.5:80";proto=https    |                               | 203.0.113.5
            10.1.2.3     | proto=https;for="[2001:db8:1:2::9]:47" |                            | 2001:0db8:0001:0002::/64
            10.1.2.3     | for=1.1.1.1, for=203.0.113.5;by=x   |                               | 203.0.113.5
            10.1.2.3     | for=203.0.113.5;for=1.1.1.1         |                               | 10.1.2.3
            10.1.2.3     | for=203.0.113.5, for=_hidden        |                               | 10.1.2.3
            10.1.2.3     | for=203.0.113.5, for=unknown        |                               | 10.1.2.3
            10.1.2.3     | for="1.1.1.1, for=203.0.113.5       |                               | 203.0.113.5
            10.1.2.3     | for=                                |                               | 10.1.2.3
            10.1.2.3     | for="                               |                               | 10.1.2.3
            10.1.2.3     | by=203.0.113.5                      |                               | 10.1.2.3
            10.1.2.3     | for=203.0.113.5                     | 203.0.113.5                   | 203.0.113.5
            10.1.2.3     | for=1.1.1.1                         | 203.0.113.5                   | 10.1.2.3
            """)
    void onlyTrustedProxiesSayWhoTheClientIs(String peer, String forwarded, String xForwardedFor, String client) {
        assertEquals(client, client(peer, forwarded, xForwardedFor));
    }

    @Test
    void withoutTrustedProxiesNoHeaderIsBelieved() {
        assertEquals("10.1.2.3", TrustedProxies.NONE.client("10.1.2.3", List.of("for=1.1.1.1"), List.of("1.1.1.1")));
    }

    @Test
    void longHeadersTakeNoTime() {
        List<String> commas = List.of(",".repeat(30_000));
        List<String> proxies = Collections.nCopies(1_000, "10.9.9.9,".repeat(1_000) + "10.9.9.9");
        List<String> digits = List.of("for=\"[" + "1:".repeat(15_000) + "]\"");
        assertTimeout(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertEquals("10.1.2.3", PROXIES.client("10.1.2.3", List.of(), commas));
                assertEquals("10.9.9.9", PROXIES.client("10.1.2.3", List.of(), proxies));
                assertEquals("10.1.2.3", PROXIES.client("10.1.2.3", digits, List.of()));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "proxy.example.com", "10"})
    void whatIsNoNetworkIsRejected(String text) {
        assertThrows(IllegalArgumentException.class, () -> TrustedProxies.parse("127.0.0.1," + text));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 198.51.100.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "10.128.0.0/9, 10.127.255.255, false",
        "10.128.0.0/9, 10.128.0.0, true",
        "192.0.2.4/31, 192.0.2.5, true",
        "192.0.2.4/31, 192.0.2.6, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
        "::1, ::2, false",
    })
    void rangesHaveTheAddressesThatStartLikeThem(String range, String address, boolean contained) {
        assertEquals(contained, TrustedProxies.parse(range).contains(address));
    }
}
