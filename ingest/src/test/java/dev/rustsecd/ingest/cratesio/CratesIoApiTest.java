package dev.rustsecd.ingest.cratesio;

import static dev.rustsecd.ingest.cratesio.FakeCratesIo.action;
import static dev.rustsecd.ingest.cratesio.FakeCratesIo.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.cratesio.ApiAnswer.Absent;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Failed;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Kind;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Told;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.store.YankReasonStore.Reason;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CratesIoApiTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final FakeCratesIo registry = new FakeCratesIo(VERTX);
    private CratesIoApi api;

    @BeforeEach
    void connect() throws IOException {
        api = api(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        Await.result(api.close());
        registry.close();
    }

    @AfterAll
    static void closeVertx() {
        Await.result(VERTX.close());
    }

    private CratesIoApi api(Duration timeout) throws IOException {
        CratesIoSettings settings = new CratesIoSettings(
                registry.root(), "rustsecd/1 (ops@example.org)", null, null, Duration.ofMillis(1), timeout);
        return CratesIoApi.of(settings, VERTX, InstantSource.fixed(NOW));
    }

    private ApiAnswer ask(String... numbers) {
        return Await.result(api.ask("time", List.of(numbers)));
    }

    @Test
    void messageAndTimeOfEachYankAreRead() {
        registry.answersVersions(
                version("0.1.44", false, "null", action("publish", "2022-01-01T00:00:00.5Z")),
                version(
                        "0.1.42",
                        true,
                        "\"RUSTSEC-2020-0071\"",
                        action("publish", "2019-02-12T01:02:03.123456Z")
                                + ","
                                + action("yank", "2020-11-18T10:11:12.999999Z")),
                version("0.1.41", true, "null", ""));
        assertEquals(
                new Told(List.of(
                        new Reason("0.1.42", "RUSTSEC-2020-0071", Instant.parse("2020-11-18T10:11:12Z")),
                        new Reason("0.1.41", null, null))),
                ask("0.1.42", "0.1.41"));
    }

    @Test
    void ofSeveralYanksTheLastCountsUnlessItWasUndone() {
        String yank = action("yank", "2020-01-01T00:00:00Z");
        String unyank = action("unyank", "2020-02-01T00:00:00Z");
        String again = action("yank", "2020-03-01T00:00:00Z");
        registry.answersVersions(
                version("1.0.0", true, "null", again + "," + unyank + "," + yank),
                version("1.0.1", true, "null", yank + "," + unyank));
        assertEquals(
                new Told(List.of(
                        new Reason("1.0.0", null, Instant.parse("2020-03-01T00:00:00Z")),
                        new Reason("1.0.1", null, null))),
                ask("1.0.0", "1.0.1"));
    }

    @Test
    void itAsksForTheYankedVersionsAloneAndSaysWhoItIs() {
        ask("1.0.0+build", "1.0.1-rc.1");
        FakeCratesIo.Asked asked = registry.asked().get(0);
        assertEquals("/api/v1/crates/time/versions?nums%5B%5D=1.0.0%2Bbuild&nums%5B%5D=1.0.1-rc.1", asked.uri());
        assertEquals("rustsecd/1 (ops@example.org)", asked.userAgent());
    }

    @Test
    void forManyVersionsItAsksForTheWholeListInOneQuestion() {
        ask(IntStream.range(0, 101).mapToObj(i -> "1.0." + i).toArray(String[]::new));
        assertEquals("/api/v1/crates/time/versions", registry.asked().get(0).uri());
    }

    @ParameterizedTest
    @CsvSource({
        "403, FORBIDDEN",
        "429, TOO_MANY_REQUESTS",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "301, UNREADABLE",
        "204, UNREADABLE",
        "418, UNREADABLE"
    })
    void whatSaysNoIsToldApart(int status, Kind kind) {
        registry.answers(status, "text/html", status == 204 ? "" : "<html>no</html>");
        assertEquals(new Failed(kind, null), ask("1.0.0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 451})
    void aCrateThatIsNotThereIsAbsent(int status) {
        registry.answers(status, "application/json", "{\"errors\":[{\"detail\":\"crate `time` does not exist\"}]}");
        assertEquals(new Absent(), ask("1.0.0"));
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "'Sun, 22 Nov 2026 12:05:00 GMT', 300", "'Sun, 22 Nov 2026 11:00:00 GMT', 0", "soon, "})
    void theTimeThatItAsksForIsHeard(String header, Long seconds) {
        registry.answers(request -> request.response()
                .setStatusCode(429)
                .putHeader("retry-after", header)
                .end());
        Duration expected = seconds == null ? null : Duration.ofSeconds(seconds);
        assertEquals(new Failed(Kind.TOO_MANY_REQUESTS, expected), ask("1.0.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>a captive portal</html>",
                "",
                "[]",
                "{}",
                "{\"versions\":{}}",
                "{\"versions\":[1]}",
                "{\"versions\":[{\"yanked\":true}]}",
                "{\"versions\":[{\"num\":\"1.0.0\",\"yanked\":true}"
            })
    void whatIsNoVersionListIsUnreadable(String body) {
        registry.answers(200, "application/json", body);
        assertEquals(new Failed(Kind.UNREADABLE, null), ask("1.0.0"));
    }

    @Test
    void fiftyMegabytesAreNotReadToTheirEnd() {
        registry.answers(request -> FakeCratesIo.flood(request, 50L << 20));
        assertEquals(new Failed(Kind.TOO_LARGE, null), ask("1.0.0"));
    }

    @Test
    void anAnswerThatDoesNotComeIsGivenUp() throws IOException {
        Await.result(api.close());
        api = api(Duration.ofMillis(200));
        registry.answers(request -> {});
        assertEquals(new Failed(Kind.UNREACHABLE, null), ask("1.0.0"));
        registry.answers(request -> request.response().setChunked(true).write("{\"versions\":["));
        assertEquals(new Failed(Kind.UNREACHABLE, null), ask("1.0.0"));
        registry.answers(request -> request.connection().close());
        assertEquals(new Failed(Kind.UNREACHABLE, null), ask("1.0.0"));
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        registry.close();
        assertEquals(new Failed(Kind.UNREACHABLE, null), ask("1.0.0"));
        registry.answers(request -> {});
    }

    @Test
    void theAddressAndTheContactAreChecked() {
        assertEquals(URI.create("https://crates.io"), CratesIoSettings.root("https://crates.io/"));
        for (String wrong :
                List.of("crates.io", "ftp://crates.io", "https://user:pw@crates.io", "https://a?b", "https:// a")) {
            String message = assertThrows(IllegalArgumentException.class, () -> CratesIoSettings.root(wrong), wrong)
                    .getMessage();
            assertTrue(String.valueOf(message).startsWith("expected"), message);
        }
        assertEquals("ops@example.org", CratesIoSettings.contact(" ops@example.org "));
        for (String wrong : List.of(" ", "a\r\nX-Header: b", "größer", "a (b)", "x".repeat(201))) {
            assertThrows(IllegalArgumentException.class, () -> CratesIoSettings.contact(wrong), wrong);
        }
    }
}
