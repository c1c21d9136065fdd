package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlternativesTest {
    private static String of(String description) {
        return Alternatives.of(anAdvisory()
                        .informational("unmaintained")
                        .description(description)
                        .asRecord()
                        .build())
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // description, with ~ for line ends | what is quoted
                "It is gone.~~## Possible Alternative(s)~~ The below list~ - [ansiterm](https://crates.io/a)~ - [console](x) - fork~~## Mentions~~- [z](y) | ansiterm; console - fork",
                "## Recommended alternatives~- [`adler2`](https://crates.io/crates/adler2) | adler2",
                "## Recommended alternatives~~- [`uzers`]~- [`sysinfo`]~~[`uzers`]: https://x | uzers; sysinfo",
                "Gone.~~Potential alternatives:~* [`embedded-io`](x) solves it~* [`no-std-io2`](x) is a fork | embedded-io solves it; no-std-io2 is a fork",
                "Gone.~~Alternatives:~- [smol](https://crates.io/crates/smol) | smol",
                "Please use the `aes` crate going forward. The rest is here. | Please use the aes crate going forward.",
                "It is not maintained. Consider using the [`ratatui`](https://x)~crate instead. | Consider using the ratatui crate instead.",
                "This crate has been renamed from `block-cipher` to `cipher`. | This crate has been renamed from block-cipher to cipher.",
                "superseded: it has been superseded by the main [`tokio`](x) crate. | superseded: it has been superseded by the main tokio crate.",
                "The maintainer seems [unreachable](https://x). Many issues have no [response](https://y). | ",
                "Users should consider switching to a maintained alternative. | ",
                "## Alternatives~~None is known. | ",
                "The author of the `quickersort` crate does not recommend using it anymore. | ",
                "- `a()` can be replaced with `b()`. | a() can be replaced with b().",
                "## Alternatives~- [x](y) is good. | x is good",
                "`users` hasn't seen any action. | ",
            })
    void theAdvisorysOwnWordsAreQuoted(String description, String quoted) {
        assertEquals(quoted == null ? "" : quoted, of(description.replace('~', '\n')));
    }

    @Test
    void whatIsQuotedIsBounded() {
        String many = "## Alternatives\n" + "- [x](https://x.example) and more words about it\n".repeat(5_000);
        assertTrue(of(many).length() <= 300);
        assertTrue(of("use `" + "x".repeat(90) + "` instead " + "a ".repeat(100_000))
                        .length()
                <= 300);
        assertEquals("", of("[".repeat(200_000)));
        assertEquals("", of("`[*_".repeat(50_000)));
    }
}
