package dev.rustsecd.service.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reads `Vec<u8>` out of bounds | Reads Vec<u8> out of bounds",
                "a *word*, **two words** and ***three*** | a word, two words and three",
                "an _italic_ and a __bold__ one | an italic and a bold one",
                "Unsoundness of AtomicCell<*64> on targets with Atomic*64 | Unsoundness of AtomicCell<*64> on targets with Atomic*64",
                "`*mut T` and *const T | *mut T and *const T",
                "2*3*4 is a snake_case_name | 2*3*4 is a snake_case_name",
                "a [link](https://example.com/x) and <https://example.com/y> | a link and https://example.com/y",
                "not \\*emphasis\\* and not \\_this\\_ | not *emphasis* and not _this_",
            })
    void marksAreTakenOutAndTextStays(String markdown, String plain) {
        assertEquals(plain, PlainMarkdown.inline(markdown));
    }

    @Test
    void titlesLoseTheirBackticksAndOuterSpacesOnly() {
        assertEquals("Versions of *ring* with a [u8]", PlainMarkdown.title(" Versions of *ring* with a `[u8]` "));
    }
}
