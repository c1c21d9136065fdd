package dev.rustsecd.ingest.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.release.Requirement.Asked;
import dev.rustsecd.release.Requirement.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexLineParserTest {
    private static final String CKSUM = "0123456789abcdef".repeat(4);

    @Test
    void everyMemberIsRead() {
        IndexLine line = parse("""
                {"name":"Foo_Bar","vers":"1.2.3+b","deps":[{"name":"alias","req":"^1","features":["x"],"optional":true,\
                "default_features":false,"target":"cfg(windows)","kind":"build","package":"real"}],"cksum":"%s",\
                "features":{"a":["b"]},"features2":{"c":["dep:d"]},"yanked":true,"links":"z","v":2,\
                "pubtime":"2024-05-06T07:08:09Z","rust_version":"1.70","later":[{"x":[1]}]}""".formatted(CKSUM));
        assertEquals("Foo_Bar", line.crate());
        assertEquals("1.2.3+b", line.number());
        assertTrue(line.yanked());
        assertEquals(Instant.parse("2024-05-06T07:08:09Z"), line.published());
        assertEquals("1.70", line.rustVersion());
        assertEquals("z", line.requirements().links());
        assertEquals(CKSUM, line.requirements().checksum());
        assertEquals(
                List.of(new Requirement(
                        "real",
                        "^1",
                        null,
                        Kind.BUILD,
                        true,
                        "cfg(windows)",
                        false,
                        new Asked("alias", List.of("x"), false))),
                line.requirements().requirements());
        assertEquals(
                Map.of("a", List.of("b"), "c", List.of("dep:d")),
                line.requirements().features());
    }

    /** As crates.io has it, shortened: a renamed dependency, features in both members, and what no Cargo knows yet. */
    @Test
    void linesAsTheyAreInTheWildAreRead() {
        IndexLine line = parse("""
                {"name":"hybrid-array","vers":"0.2.0-rc.9","deps":[{"name":"serde_1","req":"^1.0","features":["alloc","derive"],\
                "optional":true,"default_features":false,"target":null,"kind":"normal","package":"serde"},\
                {"name":"bincode","req":"^2.0.0-rc.3","features":[],"optional":false,"default_features":true,"target":null,\
                "kind":"dev","registry":null}],"cksum":"%s","features":{"default":["std"],"std":[]},"features2":\
                {"serde":["dep:serde_1","std?/alloc"]},"yanked":false,"links":null,"rust_version":"1.81","v":2,\
                "bindeps":null}""".formatted(CKSUM));
        Requirement serde = line.requirements().requirements().get(0);
        assertEquals("serde", serde.crate());
        assertEquals(new Asked("serde_1", List.of("alloc", "derive"), false), serde.asked());
        assertEquals(
                Asked.defaultsOf("bincode"),
                line.requirements().requirements().get(1).asked());
        assertEquals(
                Map.of("default", List.of("std"), "std", List.of(), "serde", List.of("dep:serde_1", "std?/alloc")),
                line.requirements().features());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"features\":null,\"features2\":null", ",\"features\":{},\"features2\":{}"})
    void noFeaturesAreNone(String members) {
        IndexLine line = parse(line("\"vers\":\"1.0.0\"" + members));
        assertEquals(Map.of(), line.requirements().features());
    }

    @Test
    void aFeatureThatIsInBothMembersHasTheValuesOfBoth() {
        IndexLine line =
                parse(line("\"vers\":\"1.0.0\",\"features\":{\"a\":[\"b\"]},\"features2\":{\"a\":[\"dep:c\"]}"));
        assertEquals(Map.of("a", List.of("b", "dep:c")), line.requirements().features());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"features\":null,\"default_features\":null | true",
                "\"features\":[] | true",
                "\"default_features\":false,\"package\":null | false",
            })
    void aDependencyWantsTheDefaultFeaturesUnlessItSaysNo(String members, boolean defaults) {
        assertEquals(new Asked("b", List.of(), defaults), dependency(members).asked());
    }

    @Test
    void whatAnIndexMayLeaveOutIsLeftOut() {
        IndexLine line = parse("{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"yanked\":null,\"links\":null}");
        assertFalse(line.yanked());
        assertNull(line.published());
        assertNull(line.rustVersion());
        assertEquals("", line.requirements().checksum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.1.2", "v1", "1.0", "2019-01-01", "01.2.3"})
    void versionThatIsNotSemVerIsKeptAsText(String version) {
        assertEquals(version, parse(line("\"vers\":\"" + version + "\"")).number());
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false", "99999999999999999999, false", "null, true"})
    void linesOfANewerFormatArePassedOver(String format, boolean read) {
        assertEquals(read, tryParse(line("\"vers\":\"1.0.0\",\"v\":" + format)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "normal, NORMAL",
        "dev, DEV",
        "build, BUILD",
        "other, NORMAL",
    })
    void kindIsWhatCargoMakesOfIt(String word, Kind kind) {
        assertEquals(kind, dependency("\"kind\":\"" + word + "\"").kind());
        assertEquals(Kind.NORMAL, dependency("\"kind\":null").kind());
    }

    @ParameterizedTest
    @CsvSource({
        "null, false",
        "'\"https://github.com/rust-lang/crates.io-index\"', false",
        "'\"https://example.org/index\"', true",
    })
    void dependencyOnAnotherRegistryIsElsewhere(String registry, boolean elsewhere) {
        assertEquals(elsewhere, dependency("\"registry\":" + registry).elsewhere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pubtime\":\"yesterday\"",
                "\"pubtime\":7",
                "\"pubtime\":{\"a\":1}",
                "\"pubtime\":\"1969-12-31T23:59:59Z\"",
                "\"rust_version\":\"\"",
            })
    void whatOnlyAdvisesIsNotWorthTheVersion(String member) {
        IndexLine line = parse(line("\"vers\":\"1.0.0\"," + member));
        assertNull(line.published());
        assertNull(line.rustVersion());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<html>",
                "[]",
                "{",
                "{}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\"}",
                "{\"name\":\"a\",\"deps\":[]}",
                "{\"name\":\"a/b\",\"vers\":\"1.0.0\",\"deps\":[]}",
                "{\"name\":\"a\",\"vers\":\"\",\"deps\":[]}",
                "{\"name\":\"a\",\"vers\":\"1 0\",\"deps\":[]}",
                "{\"name\":\"a\",\"vers\":\"1\\u00000\",\"deps\":[]}",
                "{\"name\":\"a\",\"vers\":1,\"deps\":[]}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":{}}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[1]}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[{\"name\":\"b\"}]}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"yanked\":\"no\"}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"yanked\":true,\"yanked\":false}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"cksum\":\"abc\"}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"v\":\"1\"}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[]} {}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"features\":[]}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"features\":{\"a\":\"b\"}}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"features2\":{\"a\":[1]}}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[{\"name\":\"b\",\"req\":\"*\",\"features\":{}}]}",
                "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[],\"features\":{\"a\":[",
            })
    void otherLinesAreRefused(String line) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> tryParse(line));
        assertEquals(Rejection.INDEX_LINE_INVALID, refused.rejection());
    }

    @Test
    void deepAndWideLinesAreRefusedAtOnce() {
        String deep = line("\"vers\":\"1.0.0\",\"x\":" + "[".repeat(1_000_000));
        String wide = line("\"vers\":\"1.0.0\",\"deps\":[" + "{\"name\":\"b\",\"req\":\"*\"},".repeat(20_000)
                + "{\"name\":\"b\",\"req\":\"*\"}]");
        String featured = line("\"vers\":\"1.0.0\",\"features\":{\"a\":[" + "\"b\",".repeat(30_000) + "\"b\"]}");
        String long_ = line("\"vers\":\"1.0.0\",\"links\":\"" + "x".repeat(1_000_000) + "\"");
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> List.of(deep, wide, long_, featured)
                        .forEach(line -> assertThrows(RejectedInput.class, () -> tryParse(line))));
    }

    @Test
    void anyBytesGiveALineOrARefusal() {
        Random random = new Random(7);
        byte[] good = line("\"vers\":\"1.0.0\",\"yanked\":true,\"v\":1").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                IndexLineParser.parse(bytes, 0, bytes.length);
            } catch (RejectedInput refused) {
                assertEquals(Rejection.INDEX_LINE_INVALID, refused.rejection());
            }
        }
    }

    private static Requirement dependency(String member) {
        return parse("{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[{\"name\":\"b\",\"req\":\"*\"," + member + "}]}")
                .requirements()
                .requirements()
                .get(0);
    }

    private static String line(String members) {
        String deps = members.contains("\"deps\"") ? "" : "\"deps\":[],";
        return "{\"name\":\"a\"," + deps + members + "}";
    }

    private static IndexLine parse(String text) {
        return tryParse(text).orElseThrow();
    }

    private static Optional<IndexLine> tryParse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IndexLineParser.parse(bytes, 0, bytes.length);
    }
}
