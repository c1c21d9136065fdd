package dev.rustsecd.service.osv;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.advisory.Collection;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsvAnswersTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"next_page_token\":\"([^\"]+)\"");
    private static final OsvDatabase DATABASE = database(
            numbered(2).patchedIn(">=2.0.0"),
            numbered(1).patchedIn(">=1.0.0"),
            numbered(3),
            numbered(4).withdrawnOn("2021-01-01"),
            numbered(5).informational("unmaintained"),
            numbered(6).informational("a-kind-of-tomorrow"),
            numbered(7).in(Collection.RUST),
            numbered(8).forCrate("Time"),
            numbered(9).id("OTHER-2020-0001"),
            numbered(9).id("RUSTSEC-0000-0000"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"package\":{\"purl\":\"pkg:cargo/time\"}}|1 2 3 5",
                "{\"package\":{\"purl\":\"pkg:cargo/time@1.5.0\"}}|2 3 5",
                "{\"package\":{\"name\":\"time\"},\"version\":\"9\"}|3 5",
                "{\"package\":{\"name\":\"Time\"},\"version\":\"9\"}|8",
                "{\"package\":{\"purl\":\"pkg:cargo/none\"}}|",
                "{\"commit\":\"00\"}|",
            })
    void liveRecordsThatAffectTheVersionAreAnsweredById(String query, String numbers) {
        String answer = ask(DATABASE, query);
        List<String> expected = numbers == null
                ? List.of()
                : Arrays.stream(numbers.split(" "))
                        .map(number -> "RUSTSEC-2020-000" + number)
                        .toList();
        assertEquals(expected, ids(answer));
        assertEquals(numbers == null, answer.equals("{}"));
    }

    @Test
    void batchHasIdsAndTimesInTheOrderOfItsQueries() {
        AdvisoryRecord record = anAdvisory()
                .asRecord()
                .modified(Instant.parse("2024-06-05T14:00:17Z"))
                .build();
        OsvDatabase database = OsvDatabase.of(List.of(record), null);
        String purl = "{\"package\":{\"purl\":\"pkg:cargo/%s\"}}";
        String batch = "{\"queries\":[" + String.format(purl, "none") + "," + String.format(purl, "time") + "]}";
        assertEquals(
                "{\"results\":[{},{\"vulns\":[{\"id\":\"RUSTSEC-2020-0071\",\"modified\":\"2024-06-05T14:00:17Z\"}]}]}",
                text(OsvAnswers.of(database).batch(OsvQueries.readBatch(bytes(batch)))));
        assertEquals("{}", text(OsvAnswers.of(database).batch(List.of())));
    }

    @Test
    void pagesFollowEachOtherToTheLast() {
        OsvAnswers twoAPage = new OsvAnswers(DATABASE, 2, Integer.MAX_VALUE);
        String first = ask(twoAPage, "");
        assertEquals(List.of("RUSTSEC-2020-0001", "RUSTSEC-2020-0002"), ids(first));
        String second = ask(twoAPage, token(first));
        assertEquals(List.of("RUSTSEC-2020-0003", "RUSTSEC-2020-0005"), ids(second));
        assertEquals("", token(second));
    }

    @Test
    void pageEndsWhereItsBytesDo() {
        String first = ask(new OsvAnswers(DATABASE, 100, 1), "");
        assertEquals(List.of("RUSTSEC-2020-0001"), ids(first));
        assertEquals(
                List.of("RUSTSEC-2020-0002", "RUSTSEC-2020-0003", "RUSTSEC-2020-0005"),
                ids(ask(OsvAnswers.of(DATABASE), token(first))));
    }

    @Test
    void withdrawnRecordsAreFoundByIdAlone() {
        assertEquals(true, DATABASE.find("RUSTSEC-2020-0004").isPresent());
        assertEquals(
                List.of(
                        "RUSTSEC-2020-0001",
                        "RUSTSEC-2020-0002",
                        "RUSTSEC-2020-0003",
                        "RUSTSEC-2020-0004",
                        "RUSTSEC-2020-0005",
                        "RUSTSEC-2020-0008"),
                DATABASE.entries().stream().map(OsvEntry::id).toList());
    }

    @Test
    void recordsThatStayTheSameAreNotMadeAnew() {
        AdvisoryRecord same = numbered(1).asRecord().build();
        OsvDatabase before = OsvDatabase.of(List.of(same, numbered(2).asRecord().build()), null);
        OsvDatabase after =
                OsvDatabase.of(List.of(same, numbered(2).asRecord().revision(2).build()), before);
        assertEquals(before.find("RUSTSEC-2020-0001"), after.find("RUSTSEC-2020-0001"));
        assertEquals(false, before.find("RUSTSEC-2020-0002").equals(after.find("RUSTSEC-2020-0002")));
    }

    private static AdvisoryBuilder numbered(int number) {
        return anAdvisory().id("RUSTSEC-2020-000" + number);
    }

    private static OsvDatabase database(AdvisoryBuilder... advisories) {
        return OsvDatabase.of(
                Stream.of(advisories)
                        .map(advisory -> advisory.asRecord().build())
                        .toList(),
                null);
    }

    private static String ask(OsvDatabase database, String query) {
        return text(OsvAnswers.of(database).one(OsvQueries.readOne(bytes(query))));
    }

    private static String ask(OsvAnswers answers, String token) {
        String query = "{\"package\":{\"purl\":\"pkg:cargo/time\"},\"page_token\":\"" + token + "\"}";
        return text(answers.one(OsvQueries.readOne(bytes(query))));
    }

    private static List<String> ids(String answer) {
        return ID.matcher(answer).results().map(match -> match.group(1)).toList();
    }

    private static String token(String answer) {
        Matcher token = TOKEN.matcher(answer);
        return token.find() ? token.group(1) : "";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
