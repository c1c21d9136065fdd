package dev.rustsecd.service.render.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationTest {
    @Test
    void headingsCodeListsAndLinksAreReadAndNothingElse() {
        assertEquals("""
                > **Title with x**
                >
                > Text with `code`, a link and https:<!-- -->//a.example.
                > - item one
                > - two
                > - three
                > \\> quote
                > \\---
                > \\===
                > ```
                > let a = "`";
                > ```
                > end""", Quotation.of("""
                        ## Title with `x` ##

                        Text with `code`, [a link](https://a.example) and <https://a.example>.
                        * item *one*
                        - two
                        1. three
                        > quote
                        ---
                        ===
                        ```rust
                        let a = "`";
                        ```
                        [ref]: https://a.example
                        end
                        """, 1_000));
    }

    @Test
    void codeCannotEndItsBlock() {
        String quoted = Quotation.of("```\na ```` b\n~~~~\n", 1_000);
        assertEquals("> `````\n> a ```` b\n> ~~~~\n> `````", quoted);
        assertTrue(Quotation.of("```\nnever ended", 1_000).endsWith("\n> ```"));
    }

    @ParameterizedTest
    @CsvSource({
        "app/Cargo.lock, app/Cargo.lock",
        "a-b--c/Cargo.lock, a-b-%2Dc/Cargo.lock",
        "a b, a%20b",
        "x--><script>, x-%2D%3E%3Cscript%3E",
        "ü, %C3%BC",
    })
    void markersHaveNothingThatEndsTheComment(String path, String marked) {
        String marker = Marker.of(path);
        assertEquals("<!-- rustsecd: " + marked + " -->\n", marker);
        assertFalse(marker.substring(4, marker.length() - 4).contains("--"), marker);
    }
}
