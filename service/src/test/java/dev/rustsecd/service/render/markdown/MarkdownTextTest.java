package dev.rustsecd.service.render.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "plain words, 1.2.3 (ok)!¦plain words, 1.2.3 (ok)!",
                "a `b` *c* _d_¦a \\`b\\` \\*c\\* \\_d\\_",
                "<b> & | x¦&#60;b> &#38; &#124; x",
                "[a](b) ![c](d)¦\\[a\\](b) !\\[c\\](d)",
                "@who #1 o/r#2¦@<!-- -->who #<!-- -->1 o/r#<!-- -->2",
                "https://x.y www.x.y¦https:<!-- -->//x.y www<!-- -->.x.y",
                "std::fmt >=1¦std::fmt >=1",
            })
    void proseIsPlainText(String text, String markdown) {
        assertEquals(markdown, MarkdownText.prose(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "cargo update -p time@0.1.42 --precise 0.1.45¦`cargo update -p time@0.1.42 --precise 0.1.45`",
                "registry+https://a/b#c@1.0.0+d¦`registry+https://a/b#c@1.0.0+d`",
                "Error::downcast_mut()¦`Error::downcast_mut()`",
                "Vec<[u8; 4]> & 'a *mut T!¦`Vec<[u8; 4]> & 'a *mut T!`",
                "a$b¦<code>a&#36;b</code>",
                "a`b¦<code>a&#96;b</code>",
                "a|b¦<code>a&#124;b</code>",
                "a\\¦<code>a&#92;</code>",
                "''¦<code></code>",
            })
    void codeIsASpanWhereItCanBe(String text, String markdown) {
        assertEquals(markdown, MarkdownText.code(text));
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, ab…", "a🦀bc, 3, a…"})
    void cutsAreBetweenCharacters(String text, int most, String cut) {
        assertEquals(cut, MarkdownText.cut(text, most));
    }
}
