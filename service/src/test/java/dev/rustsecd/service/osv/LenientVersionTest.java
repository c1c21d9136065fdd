package dev.rustsecd.service.osv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions in the order of osv-scalibr's semantic/version-semver.go. */
class LenientVersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.0.0, <, 1.0.1",
        "1.2.9, <, 1.10.0",
        "1.0.0-alpha, <, 1.0.0-alpha.1",
        "1.0.0-alpha.1, <, 1.0.0-alpha.beta",
        "1.0.0-alpha.9, <, 1.0.0-alpha.10",
        "1.0.0-9, <, 1.0.0-a",
        "1.0.0-rc.1, <, 1.0.0",
        "v1.2.3, =, 1.2.3",
        "V1.2.3, <, 0.0.0",
        "1, =, 1.0.0",
        "1.2, =, 1.2.0",
        "'', =, 0.0.0",
        "1.2.3.4, <, 1.2.3",
        "1.2.3.4, =, 1.2.3-.4",
        "1.2.3.4+x, =, 1.2.3",
        "1.2.3.4-rc, =, 1.2.3-rc.4",
        "1.0beta, =, 1.0-beta",
        "1.0.0+a, =, 1.0.0+b",
        "1.0.0-rc+a, =, 1.0.0-rc",
        "001.02.3, =, 1.2.3",
        "1..2, =, 1.2",
        "1.2.3-01, =, 1.2.3-1",
        "0.0.0-0, <, 0.0.0-a",
        "99999999999999999999.0.0, <, 100000000000000000000.0.0",
        "latest, <, 0.0.0",
        "0.0.0-0, <, latest"
    })
    void anyTextHasItsPlace(String left, String order, String right) {
        int expected = order.equals("<") ? -1 : 0;
        assertEquals(expected, Integer.signum(LenientVersion.of(left).compareTo(LenientVersion.of(right))));
        assertEquals(-expected, Integer.signum(LenientVersion.of(right).compareTo(LenientVersion.of(left))));
    }

    @Test
    void equalVersionsHaveOneHash() {
        assertEquals(
                LenientVersion.of("v1.0-01").hashCode(),
                LenientVersion.of("1-1").hashCode());
        assertEquals(LenientVersion.of("v1.0-01"), LenientVersion.of("1-1"));
    }

    @Test
    void textsAsLongAsABodyTakeNoTimeToSpeakOf() {
        int many = 100_000;
        List<String> texts = List.of("1.".repeat(many), "9".repeat(many), ".".repeat(many), "1-" + "a.".repeat(many));
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (String text : texts) {
                assertEquals(0, LenientVersion.of(text).compareTo(LenientVersion.of(text)));
            }
        });
    }
}
