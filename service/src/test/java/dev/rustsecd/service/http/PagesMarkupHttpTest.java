package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReasonTable;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import io.vertx.core.json.Json;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Strangers wrote an attack wherever they write anything. Every page, and every badge, has the same tags and attributes as
 * with a harmless word, so that nothing of the attack is markup.
 */
class PagesMarkupHttpTest {
    private static final String HARMLESS = "harm less";
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?](?:[^<>\"]|\"[^\"]*\")*>");
    private static final TestServer SERVER = TestServer.empty();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    static Stream<String> attacks() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></style></textarea></svg><svg onload=alert(1)>",
                "<!-- --><![CDATA[<b>",
                "javascript:alert(1)",
                " JavaScript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "&lt;b&gt; &quot; &#60;i&#62;",
                "${7*7} @if(true) $unsafe{1} {{7*7}}",
                "\u202ereversed\u2066 \u0007bell \u001b[31m zero\u200bwidth",
                "x".repeat(180));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void markupIsText(String attack) {
        Map<String, String> harmless = pages(HARMLESS);
        Map<String, String> attacked = pages(attack);
        assertEquals(harmless.keySet(), attacked.keySet());
        attacked.forEach((name, page) -> {
            assertTrue(page.startsWith("<!doctype html>"), name);
            assertEquals(String.join("\n", tags(harmless.getOrDefault(name, ""))), String.join("\n", tags(page)), name);
            assertFalse(page.matches("(?is).*(href|src|action)=\"\\s*(javascript|data):.*"), name);
            assertFalse(page.matches("(?s).*[\u202e\u2066\u0007\u001b\u200b].*"), name);
        });
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void badgesAndFeedsStayXml(String attack) throws Exception {
        SERVER.serve(facts(attack));
        String segment = encoded(attack);
        for (String path : List.of(
                "/badge/" + segment + ".svg",
                "/badge/victim/" + segment + ".svg",
                "/badge/victim.svg",
                "/badge/victim/1.0.0.svg",
                "/feed.xml",
                "/feed.xml?crate=victim")) {
            byte[] xml = SERVER.get(path).body().getBytes(StandardCharsets.UTF_8);
            DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        }
        assertEquals(
                tags(SERVER.get("/badge/x-/x.svg").body()),
                tags(SERVER.get("/badge/victim/" + segment + ".svg").body()));
    }

    @Test
    void noPageIsForgotten() {
        Set<String> served = SERVER.operations().stream()
                .map(Operation::id)
                .filter(id -> id.endsWith("Page"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> attacked = pages(HARMLESS).keySet().stream()
                .map(name -> name.replaceAll(" .*", ""))
                .filter(id -> id.endsWith("Page"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(served, attacked);
    }

    /** Every page by its operation and, behind a space, its case. */
    private static Map<String, String> pages(String attack) {
        SERVER.serve(facts(attack), ingest(attack));
        String segment = encoded(attack);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("homePage", get("/"));
        pages.put("docsPage", get("/docs"));
        pages.put("problemsPage", get("/problems"));
        pages.put("statusPage", get("/status"));
        pages.put("advisoryPage", get("/advisories/RUSTSEC-2024-0001.html"));
        pages.put("advisoryPage unknown", get("/advisories/" + segment + ".html"));
        pages.put("advisoryListPage", get("/advisories/"));
        pages.put("advisoryListPage asked", get("/advisories/?q=" + segment + "&crate=&category=" + segment));
        pages.put("advisoryListPage refused", get("/advisories/?severity=x" + segment));
        pages.put("advisoryPage asked", get("/advisories/RUSTSEC-2024-0001.html?version=" + segment));
        pages.put("crateListPage", get("/crates/?q=vict"));
        pages.put("crateListPage asked", get("/crates/?q=" + segment));
        pages.put("examplePage", get("/example"));
        pages.put("embedCratePage", get("/embed/victim"));
        pages.put("embedVersionPage", get("/embed/victim/1.0.0"));
        pages.put("nothing", get("/" + segment));
        pages.put("cratePage", get("/crates/victim"));
        pages.put("cratePage unknown", get("/crates/" + segment + "%00"));
        pages.put("versionPage", get("/crates/victim/1.0.0"));
        pages.put("versionPage unknown", get("/crates/victim/x" + segment));
        pages.put("packagePage", get("/packages/victim.html"));
        pages.put("packagePage unknown", get("/packages/no" + segment + ".html"));
        String form = "application/x-www-form-urlencoded";
        pages.put("reportPage", reported("/report", "text=" + encoded(lockfile(attack)), form));
        pages.put("reportPage refused", post("/report", "text=" + encoded("[[" + attack), form));
        pages.put("format=html", reported("/v1/audit?format=html", lockfile(attack), "text/plain"));
        return pages;
    }

    private static String get(String path) {
        return SERVER.get(path, "Accept", "text/html").body();
    }

    private static String post(String path, String body, String type) {
        return SERVER.post(path, body, "Content-Type", type).body();
    }

    private static String reported(String path, String body, String type) {
        String page = post(path, body, type);
        assertTrue(page.contains("<section class=\"verdict findings\""), path);
        return page;
    }

    private static Snapshot facts(String attack) {
        return aSnapshot()
                .with(anAdvisory()
                        .id("RUSTSEC-2024-0001")
                        .forCrate("victim")
                        .title(attack)
                        .aliases("ALIAS " + attack)
                        .related("RELATED " + attack)
                        .categories(attack)
                        .keywords(attack)
                        .references(attack, "https://example.org/" + attack)
                        .url(attack)
                        .license("CC-BY-4.0")
                        .onlyOn(List.of(attack), List.of(attack))
                        .function(attack, "<1.1.0")
                        .patchedIn(">=1.1.0")
                        .asRecord()
                        .descriptionHtml("<p>as sanitised</p>")
                        .build())
                .with(anAdvisory().id("RUSTSEC-2024-0002").forCrate("victim").informational("odd" + attack))
                .registry(aRegistry().yanked("victim", "1.0.0", "1.0.1").release("victim", "1.1.0", "1.0.2 " + attack))
                .build()
                .with(YankReasonTable.EMPTY.with(
                        List.of(reason(Source.REGISTRY, attack), reason(Source.OPERATOR, attack))));
    }

    private static YankReasonTable.Change reason(Source source, String text) {
        RecordedReason recorded = new RecordedReason(new YankDocument(text, text), null, null);
        return new YankReasonTable.Change("victim", source, "1.0.0", recorded, new Revision(1));
    }

    private static IngestState ingest(String attack) {
        return new IngestState(
                List.of(new IngestState.QuarantinedFile(attack, attack, attack, attack, NOW, false, List.of(attack))),
                List.of(),
                List.of(new IngestState.FileRemark(attack, attack, attack)),
                List.of(new IngestState.SourceRun(attack, NOW, attack, attack, NOW)));
    }

    private static String lockfile(String attack) {
        String text = Json.encode(attack);
        return "version = 4\n[[package]]\nname = " + text + "\nversion = " + text + "\ndependencies = [\"victim\"]\n"
                + "[[package]]\nname = \"forked\"\nversion = \"1.0.0\"\nsource = "
                + Json.encode("git+https://example.org/" + encoded(attack))
                + "\n"
                + "[[package]]\nname = \"victim\"\nversion = \"1.0.0\"\ndependencies = [\"forked\"]\n"
                + "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
    }

    /** The tags of a page with the names of their attributes. */
    private static List<String> tags(String page) {
        return TAG.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(tag -> tag.replaceAll("\"[^\"]*\"", "\"\""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
