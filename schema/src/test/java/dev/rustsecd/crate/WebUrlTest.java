package dev.rustsecd.crate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://github.com/rust-lang/crates.io-index | https://github.com/rust-lang/crates.io-index
            HTTPS://GitHub.COM/Rust-Lang/X               | https://github.com/Rust-Lang/X
            https://index.crates.io                      | https://index.crates.io/
            https://index.crates.io:443/                 | https://index.crates.io/
            https://index.crates.io:0443/                | https://index.crates.io/
            https://index.crates.io:/                    | https://index.crates.io/
            http://a:443/                                | http://a:443/
            https:a/b                                    | https://a/b
            https:////a/b                                | https://a/b
            https:\\\\a\\b                                | https://a/b
            https://a?x                                  | https://a/?x
            https://a#x                                  | https://a/#x
            https://a/b/../c/./d                         | https://a/c/d
            https://a/b/..                               | https://a/
            https://a/b/%2E%2e/c/%2e                     | https://a/c/
            https://a/../../b                            | https://a/b
            https://a//b//                               | https://a//b//
            https://a/b c?d e#f g                        | https://a/b%20c?d%20e#f%20g
            https://a/é?é#é                              | https://a/%C3%A9?%C3%A9#%C3%A9
            https://a/%c3%a9%zz                          | https://a/%c3%a9%zz
            https://a/'{}?'#'                            | https://a/'%7B%7D?%27#'
            https://user:pass@a/                         | https://user:pass@a/
            https://us@er:p@a/                           | https://us%40er:p@a/
            https://:@a/                                 | https://a/
            https://münchen.example/                     | https://xn--mnchen-3ya.example/
            https://ex%61mple.com/                       | https://example.com/
            https://[::1]:8080/x                         | https://[::1]:8080/x
            ssh://git@GitHub.com/a/b.git                 | ssh://git@GitHub.com/a/b.git
            ssh://git@github.com                         | ssh://git@github.com
            ssh://git@github.com:22/a                    | ssh://git@github.com:22/a
            file:///home/me/x                            | file:///home/me/x
            file://localhost/x                           | file:///x
            file:x                                       | file:///x
            mailto:someone@example.com                   | mailto:someone@example.com
            x:/a/../b                                    | x:/b
            """)
    void normalFormIsThatOfTheStandard(String text, String normal) {
        assertEquals(normal, WebUrl.normalize(text));
        assertEquals(normal, WebUrl.normalize(normal), "the normal form is its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a/b",
                "a/b",
                "1x:a",
                ":a",
                "git@github.com:a/b",
                "https:",
                "https://",
                "https://@/x",
                "https://:80/x",
                "https://a:99999/",
                "https://a:8x/",
                "https://a b/",
                "https://a%00b/",
                "https://a<b/",
                "https://[::1",
                "https://[gg::]/",
                "file://user@host/x",
                "ssh://git@/x"
            })
    void whatIsNoAbsoluteUrlIsRefused(String text) {
        assertEquals(
                Rejection.SOURCE_INVALID,
                assertThrows(RejectedInput.class, () -> WebUrl.normalize(text)).rejection());
    }

    @Test
    void controlsAtTheEndsAndLineEndsWithinAreDropped() {
        assertEquals("https://a/bc", WebUrl.normalize(" \u0001https://a/b\r\n\tc\u001f "));
    }

    @Test
    void loneSurrogatesBecomeReplacementCharacters() {
        assertEquals("https://a/%EF%BF%BD", WebUrl.normalize("https://a/\ud800"));
    }

    @Test
    void lengthIsBounded() {
        String longest = "https://a/" + "b".repeat(WebUrl.MAX_LENGTH - 10);
        assertEquals(longest, WebUrl.normalize(longest));
        assertThrows(RejectedInput.class, () -> WebUrl.normalize(longest + "b"));
    }
}
