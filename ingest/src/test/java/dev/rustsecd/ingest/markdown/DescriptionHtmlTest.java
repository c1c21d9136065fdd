package dev.rustsecd.ingest.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptionHtmlTest {
    private static final String REL = " rel=\"nofollow noopener noreferrer\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            plain                         | <p>plain</p>
            *a* **b** `c<d`               | <p><em>a</em> <strong>b</strong> <code>c&lt;d</code></p>
            # Head                        | <h1>Head</h1>
            > quote                       | <blockquote><p>quote</p></blockquote>
            - one                         | <ul><li>one</li></ul>
            2. two                        | <ol start="2"><li>two</li></ol>
            [a](https://x.org/b)          | <p><a href="https://x.org/b"REL>a</a></p>
            https://x.org/b               | <p><a href="https://x.org/b"REL>https://x.org/b</a></p>
            [a](mailto:b&#64;x.org)       | <p><a href="mailto:b&#64;x.org"REL>a</a></p>
            ![a](https://x.org/b.png)     | <p><img src="https://x.org/b.png" alt="a" /></p>
            """)
    void markdownIsRendered(String markdown, String html) {
        assertEquals(html.replace("REL", REL), DescriptionHtml.render(markdown).replace("\n", ""));
    }

    @Test
    void tablesAndLanguagesOfCodeAreKept() {
        String table = DescriptionHtml.render("|a|b|\n|--|:-:|\n|1|2|\n");
        assertTrue(table.contains("<td align=\"center\">2</td>"), table);
        String code = DescriptionHtml.render("```rust\nfn main() {}\n```");
        assertTrue(code.contains("<code class=\"language-rust\">fn main() {}"), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<style>*{}</style>",
                "<iframe src=//x.org></iframe>",
                "<a href=\"javascript:alert(1)\">a</a>",
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt&colon;alert(1))",
                "[a](java&#10;script:alert(1))",
                "[a](data:text/html,<script>)",
                "[a](vbscript:x)",
                "[a](//x.org/b)",
                "[a](/\\x.org/b)",
                "[a](\\\\\\\\x.org)",
                "[a](relative)",
                "![a](data:image/svg+xml;base64,AAAA)",
                "![a](//x.org/b.png)",
                "![a](http://x.org/b.png)",
                "![a](javascript:alert(1))",
                "![x\" onerror=\"alert(1)](https://x.org/b.png \"y\\\" onload=\\\"z\")",
                "[a]: javascript:alert(1)\n\n[a]",
                "```x\" onclick=\"y\ncode\n```",
                "<!-- --!> <script>alert(1)</script> -->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "\u0000<script>"
            })
    void nothingActiveComesThrough(String markdown) {
        String html = DescriptionHtml.render(markdown).toLowerCase(Locale.ROOT);
        for (String bad : new String[] {
            "<script",
            "<svg",
            "<style",
            "<iframe",
            "href=\"javascript",
            "href=\"data",
            "href=\"vb",
            "href=\"/",
            "href=\"\\",
            "href=\"rel",
            "src=\"data",
            "src=\"/",
            "src=\"http:",
            "src=\"java",
            "<!--"
        }) {
            assertFalse(html.contains(bad), html);
        }
        String tags = html.replaceAll("\"[^\"]*\"", "");
        assertFalse(tags.matches("(?s).*<[^>]*\\son[a-z]+=.*"), html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![[]()",
                "[",
                "![",
                "*a ",
                "**a _b ",
                "`",
                "``` ",
                ">",
                "> ",
                "- ",
                "1. ",
                "<",
                "<a ",
                "a**b",
                "|",
                "|a\n|-\n",
                "[a](",
                "[a][",
                "&#",
                "\\",
                "https://",
                "(",
                "_*",
                "~",
                "#"
            })
    void repeatedPatternTakesBoundedTime(String pattern) {
        for (int length : new int[] {DescriptionHtml.MAX_CHARS, 20 * DescriptionHtml.MAX_CHARS}) {
            String hostile = pattern.repeat(length / pattern.length());
            assertTimeout(Duration.ofSeconds(10), () -> DescriptionHtml.render(hostile));
        }
    }

    @Test
    void overlongTextIsShownAsItIs() {
        String html = DescriptionHtml.render("<b>&\"x\"</b>".repeat(4000));
        assertTrue(html.startsWith("<pre>&lt;b&gt;&amp;&#34;x&#34;&lt;/b&gt;"), html.substring(0, 60));
    }

    @Test
    void emptyTextIsEmpty() {
        assertEquals("", DescriptionHtml.render(""));
    }
}
