package dev.rustsecd.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.plan.CrateChange;
import dev.rustsecd.ingest.plan.CratePlanner;
import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.IndexFile;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.snapshot.Revision;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RegistryWriterDbTest {
    private static final String NAME = "git+https://example.org/index";
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final IndexLine TIME = IndexLine.of("Ti_Me", "0.1.42");

    private final TestDatabase database = TestDatabase.create();
    private final RegistryWriter writer = new RegistryWriter(database.pool(), () -> AT);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void firstLoadIsARevisionWithItsHeadCratesAndYanks() {
        follow();
        assertEquals(
                new Revision(2),
                Await.result(
                        write(null, 'a', Set.of(), IndexLine.file(TIME.yanked(), IndexLine.of("ti_me", "1.0.0")))));
        Row head = row("SELECT * FROM registry");
        assertEquals(NAME, head.getString("name"));
        assertEquals(2L, head.getLong("first_revision"));
        assertEquals("a".repeat(40), head.getString("commit"));
        assertEquals(AT, head.getOffsetDateTime("fetched_at").toInstant());
        Row crate = row("SELECT * FROM registry_crate");
        assertEquals("ti-me", crate.getString("crate_canonical"));
        assertEquals("ti_me", crate.getString("crate"));
        assertEquals(2L, crate.getLong("revision"));
        assertEquals(List.of("0.1.42", "1.0.0"), numbers(crate));
        Row event = row("SELECT * FROM event");
        assertEquals("version_yanked", event.getString("type"));
        assertEquals("0.1.42", event.getString("version"));
        assertEquals(NAME, event.getString("source"));
        assertEquals(2L, event.getLong("revision"));
        assertEquals("registry", database.value("SELECT cause FROM revision WHERE number = 2"));
    }

    @Test
    void whatIsStoredIsKnown() {
        follow();
        Await.result(write(null, 'a', Set.of(), IndexLine.file(TIME) + "{\n"));
        RegistryWriter.Known known = Await.result(writer.known(NAME, true));
        assertEquals(position('a'), known.index().commit());
        assertEquals(Map.of("ti_me", "content-a"), known.index().contents());
        assertEquals(Set.of("ti_me"), known.index().again());
        assertEquals(1, known.quarantined());
        assertEquals(Set.of(), Await.result(writer.known(NAME, false)).index().again());
        assertInstanceOf(SupersededRun.class, Await.failure(writer.known("other", false)));
    }

    @Test
    void sameContentInOtherWordsTakesNoRevision() {
        follow();
        Await.result(write(null, 'a', Set.of(), IndexLine.file(TIME)));
        assertEquals(
                new Revision(2),
                Await.result(write(
                        'a',
                        'b',
                        Set.of(),
                        IndexLine.file(TIME).replace("\"features\":{}", "\"features\":{},\"later\":[]"))));
        Row crate = row("SELECT * FROM registry_crate");
        assertEquals("content-b", crate.getString("content"));
        assertEquals(2L, crate.getLong("revision"));
        assertEquals("b".repeat(40), database.value("SELECT commit FROM registry"));
    }

    @Test
    void crateThatVanishedIsKeptAsGoneAndMayComeBack() {
        follow();
        Await.result(write(null, 'a', Set.of(), IndexLine.file(TIME.yanked())));
        assertEquals(new Revision(3), Await.result(write('a', 'b', Set.of("ti_me"), "")));
        assertEquals(
                AT.toString(),
                row("SELECT gone_at FROM registry_crate")
                        .getOffsetDateTime(0)
                        .toInstant()
                        .toString());
        assertEquals(1L, database.value("SELECT count(*) FROM event"));
        assertEquals(0, Await.result(writer.known(NAME, true)).crates());
        assertEquals(new Revision(4), Await.result(write('b', 'c', Set.of(), IndexLine.file(TIME.yanked()))));
        assertEquals(0L, database.value("SELECT count(*) FROM registry_crate WHERE gone_at IS NOT NULL"));
        assertEquals(1L, database.value("SELECT count(*) FROM event"));
    }

    @Test
    void lineInQuarantineLeavesItWithTheNextGoodFile() {
        follow();
        Await.result(write(null, 'a', Set.of(), "{\n" + IndexLine.file(TIME)));
        assertEquals("index_line_invalid", database.value("SELECT reason FROM registry_quarantine"));
        Await.result(write('a', 'b', Set.of(), IndexLine.file(TIME)));
        assertEquals(0L, database.value("SELECT count(*) FROM registry_quarantine"));
    }

    @Test
    void runThatStartedFromAnotherHeadIsRefused() {
        follow();
        Await.result(write(null, 'a', Set.of(), IndexLine.file(TIME)));
        assertInstanceOf(SupersededRun.class, Await.failure(write(null, 'b', Set.of(), IndexLine.file(TIME.yanked()))));
        assertEquals(0L, database.value("SELECT count(*) FROM event"));
        assertEquals("a".repeat(40), database.value("SELECT commit FROM registry"));
    }

    @Test
    void forgottenCrateTellsOnlyWhatTheStreamHasOtherwise() {
        follow();
        Await.result(write(
                null,
                'a',
                Set.of(),
                IndexLine.file(TIME.yanked(), IndexLine.of("ti_me", "1.0.0").yanked())));
        database.execute("DELETE FROM registry_crate");
        KnownCrate known = Await.result(writer.crates(List.of("ti-me"))).get("ti-me");
        assertEquals(new KnownCrate(null, Set.of("0.1.42", "1.0.0")), known);
        Await.result(write('a', 'b', Set.of(), IndexLine.file(TIME.yanked(), IndexLine.of("ti_me", "1.0.0"))));
        assertEquals(
                "version_unyanked 1.0.0",
                database.value("SELECT type || ' ' || version FROM event ORDER BY revision DESC LIMIT 1"));
    }

    @Test
    void switchedOffRegistryLeavesNoRowAndItsEvents() {
        follow();
        Await.result(write(null, 'a', Set.of(), IndexLine.file(TIME.yanked())));
        Await.result(writer.follow(null, false));
        assertEquals(0L, database.value("SELECT count(*) FROM registry"));
        assertEquals(1L, database.value("SELECT count(*) FROM event"));
        assertEquals(3L, database.value("SELECT max(number) FROM revision"));
        Await.result(writer.follow(null, false));
        assertEquals(3L, database.value("SELECT max(number) FROM revision"));
    }

    @Test
    void anotherIndexKeepsHistoryButNoAnswersOfTheOneBefore() {
        follow();
        Await.result(write(null, 'a', Set.of(), IndexLine.file(TIME.yanked())));
        Await.result(writer.follow("dir+/srv/index", true));
        assertEquals("dir+/srv/index", database.value("SELECT name FROM registry WHERE first_revision IS NULL"));
        assertEquals(1L, database.value("SELECT count(*) FROM registry_crate"));
        Await.result(writer.follow("sparse+https://index.crates.io/", false));
        assertEquals(0L, database.value("SELECT count(*) FROM registry_crate"));
        database.execute("INSERT INTO registry_check (crate_canonical, crate, known, checked_at, used_at)"
                + " VALUES ('x', 'x', false, now(), now())");
        Await.result(writer.follow("sparse+https://index.crates.io/", false));
        assertEquals(1L, database.value("SELECT count(*) FROM registry_check"));
        Await.result(writer.follow("sparse+https://mirror.example.org/", false));
        assertEquals(0L, database.value("SELECT count(*) FROM registry_check"));
    }

    @Test
    void stateOfTheIndexIsTold() {
        follow();
        Await.result(writer.failing(NAME));
        assertEquals(true, database.value("SELECT failing FROM registry"));
        Await.result(writer.checked(NAME, AT));
        assertEquals(false, database.value("SELECT failing FROM registry"));
        assertEquals(
                AT, row("SELECT checked_at FROM registry").getOffsetDateTime(0).toInstant());
        assertEquals(new Holdings(0, 0), Await.result(writer.holdings()));
    }

    private static Position position(char digit) {
        return new Position(String.valueOf(digit).repeat(40));
    }

    private void follow() {
        Await.result(writer.follow(NAME, true));
    }

    /** Writes one file of the crate, against what is stored; none where it has no lines. */
    private Future<Revision> write(@Nullable Character before, char commit, Set<String> removed, String file) {
        IndexDelta delta = new IndexDelta(position(commit), AT, List.of(), removed);
        Position from = before == null ? null : position(before);
        return writer.write(
                new RegistryWriter.Head(NAME, from, delta, AT),
                staged -> file.isEmpty()
                        ? Future.succeededFuture()
                        : writer.crates(List.of("ti-me"))
                                .compose(known -> staged.add(List.of(change(file, commit, known)))));
    }

    private static CrateChange change(String file, char commit, Map<String, KnownCrate> known) {
        String text = Arrays.stream(file.split("\n"))
                .map(line -> line.replace("\"name\":\"Ti_Me\"", "\"name\":\"ti_me\"") + "\n")
                .reduce("", String::concat);
        return CratePlanner.plan(
                new IndexFile("ti_me", "content-" + commit, text.getBytes(StandardCharsets.UTF_8)),
                known.getOrDefault("ti-me", KnownCrate.NONE),
                AT);
    }

    private Row row(String sql) {
        return database.execute(sql).iterator().next();
    }

    private static List<String> numbers(Row crate) {
        return PackedReleases.ofBytes(crate.getBuffer("releases").getBytes()).all().stream()
                .map(Release::number)
                .map(number -> number.toLowerCase(Locale.ROOT))
                .toList();
    }
}
