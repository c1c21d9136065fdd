package dev.rustsecd.service.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.http.format.ReportRenderer;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.render.cargoaudit.CargoAuditReport;
import dev.rustsecd.service.render.cyclonedx.CycloneDxReport;
import dev.rustsecd.service.render.markdown.MarkdownReport;
import dev.rustsecd.service.render.sarif.SarifReport;
import dev.rustsecd.service.render.text.LineReport;
import dev.rustsecd.service.render.text.TreeStyle;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that are made to do something, in every place that strangers write, through every format. None gets through where
 * people or build logs read; none is lost where programs do.
 */
class HostileTextsTest {
    static Stream<String> attacks() {
        return Stream.of(
                "\u001b[2J\u001b]0;title\u0007",
                "\u009b31m",
                "ok\rhidden",
                "one\ntwo",
                "one\r\n::error file=a::two",
                "::error::broken",
                "  ::set-output name=a::b",
                "\u00a0\u2007::error::x",
                "::\u200b:error::x",
                "\u200b::error::x",
                "x ##[error]broken",
                "#\u200b#[error]x",
                "##vso[task.setvariable variable=a]b",
                "##teamcity[buildProblem description='a']",
                "`code` ``more``",
                "| a | b |",
                "\\| a \\\\| b",
                "<script>alert(1)</script>",
                "</details><img src=x onerror=alert(1)>",
                "</code><b>bold</b>",
                "[text](https://evil.example)",
                "![image](https://evil.example/a.png)",
                "<https://evil.example>",
                "https://evil.example www.evil.example",
                "# heading",
                "- item\n\n1. item\n\n> quote\n\n---\n\n===\n",
                "    indented\n\n```\nfenced\n```",
                "@someone and #123 and org/repo#4",
                "mail@evil.example",
                "\u202eltr\u2066isolate\u2069",
                "zero\u200bwidth\u2060joiner\ufeff\u00ad",
                "blank\u3164filler\u2800braille\udb40\udc41tag",
                "$x$ ~~a~~ **b** __c__ *d* &amp; &#64;",
                "{0} {{x}}");
    }

    /** But for the page, which browsers read: {@code PagesMarkupHttpTest} has that. */
    @ParameterizedTest
    @MethodSource("attacks")
    void nobodyWhoReadsGetsAnythingOfIt(String attack) {
        HostileFacts facts = new HostileFacts(attack);
        SnapshotHolder holder = new SnapshotHolder();
        holder.swap(new ServedFacts(facts.snapshot, IngestState.EMPTY, Map.of()));
        View view = new Views(holder).current();
        ReportRenderer renderer = new ReportRenderer(new Pages());
        ReportRenderer.Look look = new ReportRenderer.Look(TreeStyle.SHORT, false, true, "http://localhost");
        for (ReportFormat format : ReportFormat.values()) {
            if (format.mediaType().startsWith("text/") && format != ReportFormat.HTML) {
                byte[] text = renderer.render(format, view, facts.report, look);
                assertHarmless(withoutCommands(new String(text, StandardCharsets.UTF_8), format));
            }
        }
        assertEquals(1, LineReport.render(facts.report, false).lines().count());
    }

    /** Those with which GitHub's lines begin are ours. */
    private static String withoutCommands(String text, ReportFormat format) {
        return format == ReportFormat.GITHUB ? text.replaceAll("(?m)^::(error|warning|notice) [^\n:]*::", "") : text;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void commentsHaveNoMarkupButOurs(String attack) {
        assertHarmlessComment(new HostileFacts(attack), new HostileFacts("plain"));
        assertHarmlessComment(new HostileFacts(attack, null), new HostileFacts("plain", null));
    }

    private static void assertHarmlessComment(HostileFacts facts, HostileFacts plain) {
        String markdown = MarkdownReport.render(facts.report, facts.snapshot);
        assertHarmless(markdown);
        String harmless = MarkdownReport.render(plain.report, plain.snapshot);
        assertEquals(withoutBlocks(harmless), withoutBlocks(markdown), markdown);
        assertFalse(withoutCode(markdown).matches("(?s).*[@#]\\w.*"), markdown);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void sarifSaysItInPlainWords(String attack) {
        assertPlain(sarif(new HostileFacts(attack)));
        assertPlain(sarif(new HostileFacts(attack, null)));
    }

    private static void assertPlain(JsonObject run) {
        List<String> texts = new ArrayList<>();
        texts(run.getJsonObject("tool"), texts);
        for (Object result : run.getJsonArray("results")) {
            String text = ((JsonObject) result).getJsonObject("message").getString("text");
            texts.add(text);
            assertFalse(text.matches("(?s).*(?<!\\\\)[\\[\\]].*"), text);
        }
        assertTrue(texts.size() > 5);
        texts.forEach(HostileTextsTest::assertHarmless);
        Set<String> ours = Set.of("p", "strong", "code", "pre", "blockquote", "a", "ul", "li", "ol");
        JsonArray rules = run.getJsonObject("tool").getJsonObject("driver").getJsonArray("rules");
        assertEquals(2, rules.size());
        for (Object rule : rules) {
            String markdown = ((JsonObject) rule).getJsonObject("help").getString("markdown");
            assertTrue(ours.containsAll(kinds(markdown)), markdown);
            long links = tags(markdown).stream().filter("a"::equals).count();
            assertEquals(((JsonObject) rule).containsKey("helpUri") ? 1 : 0, links, markdown);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void programsGetAllOfIt(String attack) {
        HostileFacts facts = new HostileFacts(attack);
        AdvisoryFragments fragments = AdvisoryFragments.of(facts.snapshot);
        assertHolds(JsonReport.render(facts.report, facts.snapshot, fragments), attack);
        assertHolds(CargoAuditReport.render(facts.report, facts.snapshot), attack);
        assertHolds(CycloneDxReport.render(facts.report, facts.snapshot), attack);
        assertEquals(List.of(), JsonSchemas.cycloneDxErrors(CycloneDxReport.render(facts.report, facts.snapshot)));
        assertEquals(List.of(), JsonSchemas.sarifErrors(SarifReport.render(facts.report)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void programsGetTheReasonsOfYanksWhole(String attack) {
        HostileFacts facts = new HostileFacts(attack);
        List<String> reasons = List.of(attack, attack, attack);
        JsonObject json = json(JsonReport.render(facts.report, facts.snapshot, AdvisoryFragments.of(facts.snapshot)));
        assertEquals(reasons, reasons(json));
        assertEquals(
                reasons,
                reasons(json(CargoAuditReport.render(facts.report, facts.snapshot))
                        .getJsonObject("rustsecd")));
        JsonObject result = sarif(facts).getJsonArray("results").getJsonObject(1);
        assertEquals(reasons, texts(result.getJsonObject("properties").getJsonObject("yank")));
        List<String> properties = json(CycloneDxReport.render(facts.report, facts.snapshot))
                .getJsonArray("components")
                .getJsonObject(0)
                .getJsonArray("properties")
                .stream()
                .map(JsonObject.class::cast)
                .filter(property -> property.getString("name").startsWith("rustsecd:yank:reason:"))
                .map(property -> property.getString("value"))
                .toList();
        assertEquals(reasons, properties);
    }

    private static List<String> reasons(JsonObject report) {
        return texts(report.getJsonArray("yanked").getJsonObject(0).getJsonObject("yank"));
    }

    private static List<String> texts(JsonObject yank) {
        return yank.getJsonArray("reasons").stream()
                .map(reason -> ((JsonObject) reason).getString("text"))
                .toList();
    }

    private static JsonObject sarif(HostileFacts facts) {
        return json(SarifReport.render(facts.report)).getJsonArray("runs").getJsonObject(0);
    }

    private static JsonObject json(byte[] text) {
        return new JsonObject(new String(text, StandardCharsets.UTF_8));
    }

    private static void texts(Object json, List<String> texts) {
        if (json instanceof JsonObject object) {
            object.forEach(member -> {
                boolean words = Set.of("text", "markdown").contains(member.getKey());
                if (words && member.getValue() instanceof String text) {
                    texts.add(text);
                } else if (member.getKey().equals("tags")) {
                    ((JsonArray) member.getValue()).forEach(tag -> texts.add((String) tag));
                } else {
                    texts(member.getValue(), texts);
                }
            });
        } else if (json instanceof JsonArray array) {
            array.forEach(element -> texts(element, texts));
        }
    }

    private static void assertHarmless(String text) {
        for (String line : text.split("\n", -1)) {
            assertFalse(line.matches("[\\s\\p{Z}]*::.*"), line);
            assertFalse(line.matches(".*##\\w*\\[.*"), line);
            line.codePoints()
                    .forEach(c -> assertFalse(
                            Character.isISOControl(c)
                                    || Character.getType(c) == Character.FORMAT
                                    || Character.getType(c) == Character.LINE_SEPARATOR
                                    || c == 0x3164
                                    || c == 0x2800,
                            () -> Integer.toHexString(c) + " in " + line));
        }
    }

    private static void assertHolds(byte[] json, String attack) {
        List<String> strings = new ArrayList<>();
        strings(json(json), strings);
        assertTrue(strings.stream().anyMatch(attack::equals), attack);
        assertTrue(strings.stream().anyMatch(string -> string.equals(attack + "\n\n" + attack)), attack);
    }

    private static void strings(Object json, List<String> strings) {
        if (json instanceof JsonObject object) {
            object.forEach(member -> strings(member.getValue(), strings));
        } else if (json instanceof JsonArray array) {
            array.forEach(element -> strings(element, strings));
        } else if (json instanceof String string) {
            strings.add(string);
        }
    }

    /** Paragraphs, lists, code and what is strong, which the quotation of a description may have, are left out. */
    private static List<String> withoutBlocks(String markdown) {
        Set<String> blocks = Set.of("p", "ul", "ol", "li", "blockquote", "code", "pre", "strong");
        return tags(markdown).stream().filter(tag -> !blocks.contains(tag)).toList();
    }

    /** Nobody looks for mentions in code, and in entities nobody sees a reference. */
    private static String withoutCode(String markdown) {
        return markdown.replaceAll("`[^`]*`", "").replaceAll("&#\\d+;", "");
    }

    private static Set<String> kinds(String markdown) {
        return Set.copyOf(tags(markdown));
    }

    /** The elements of a text as GitHub's dialect makes HTML of it, in order. */
    private static List<String> tags(String markdown) {
        var extensions = List.of(TablesExtension.create(), AutolinkExtension.create());
        String html = HtmlRenderer.builder()
                .extensions(extensions)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown));
        return Pattern.compile("<([a-z]\\w*)")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toList());
    }
}
