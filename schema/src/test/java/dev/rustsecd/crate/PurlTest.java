package dev.rustsecd.crate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkg:cargo/time@0.1.42                       | time  | 0.1.42
            pkg:cargo/time                              | time  |
            pkg:cargo/time@                             | time  |
            PKG:Cargo/time@1.0.0                        | time  | 1.0.0
            pkg://cargo//time@1.0.0                     | time  | 1.0.0
            pkg:cargo/a%5Fb@1.0.0%2Bbuild               | a_b   | 1.0.0+build
            pkg:cargo/a_b@1.0.0+build                   | a_b   | 1.0.0+build
            pkg:cargo/time@0.1.42?arch=x86_64#src/lib   | time  | 0.1.42
            """)
    void nameAndVersionAreDecoded(String text, String name, String version) {
        assertEquals(new Purl(name, version), Purl.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "time@0.1.42",
                "pkg:",
                "pkg:cargo",
                "pkg:cargo/",
                "pkg:cargo/@1.0.0",
                "pkg:npm/time@1.0.0",
                "pkg:cargo/ns/time@1.0.0",
                "pkg:cargo/a%2Fb@1.0.0",
                "pkg:?#"
            })
    void othersAreRefused(String text) {
        assertEquals(
                Rejection.PURL_INVALID,
                assertThrows(RejectedInput.class, () -> Purl.parse(text)).rejection());
    }
}
