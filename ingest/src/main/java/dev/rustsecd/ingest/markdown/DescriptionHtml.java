package dev.rustsecd.ingest.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * An advisory's description as HTML: CommonMark with tables and bare links, written with all HTML of the input escaped,
 * then reduced to a list of elements and attributes. Two locks, since each alone has been opened before.
 */
public final class DescriptionHtml {
    /** Longer ones are shown as they are written: some inputs take time by the square of their length. */
    static final int MAX_CHARS = 32 * 1024;

    private static final int MAX_NESTING = 50;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), AutolinkExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    /** No address without a scheme: it would lead into whatever site shows it. */
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?://|mailto:)[^\\s\\\\]+");

    private static final Pattern IMAGE = Pattern.compile("(?i)https://[^\\s\\\\]+");
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+-]{1,32}");
    private static final Pattern ALIGNMENT = Pattern.compile("left|right|center");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "blockquote")
            .allowElements("ul", "ol", "li", "pre", "code", "a", "img")
            .allowElements("table", "thead", "tbody", "tr", "th", "td")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .allowAttributes("src")
            .matching(IMAGE)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img", "a")
            .allowAttributes("class")
            .matching(LANGUAGE)
            .onElements("code")
            .allowAttributes("align")
            .matching(ALIGNMENT)
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private DescriptionHtml() {}

    /** The HTML of a Markdown text; of any text, in bounded time. */
    public static String render(String markdown) {
        if (markdown.isEmpty()) {
            return "";
        }
        if (markdown.length() > MAX_CHARS) {
            return preformatted(markdown);
        }
        try {
            return POLICY.sanitize(RENDERER.render(PARSER.parse(markdown)));
        } catch (StackOverflowError e) {
            // The library renders nested emphasis by recursion, and has no limit of its own on its depth.
            return preformatted(markdown);
        }
    }

    private static String preformatted(String text) {
        return "<pre>"
                + text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&#34;")
                + "</pre>";
    }
}
