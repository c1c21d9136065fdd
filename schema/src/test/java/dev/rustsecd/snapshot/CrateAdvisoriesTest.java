package dev.rustsecd.snapshot;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.RUSTSEC;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a crate where several sources speak of it. */
final class CrateAdvisoriesTest {
    private static final Version AFFECTED = Version.parse("0.1.0");

    /** Records as {@code SOURCE ID [ALIAS...]}, and what is told of them as {@code SOURCE ID [ALIAS...]}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the same record in two sources
            R RUSTSEC-2024-0001; A RUSTSEC-2024-0001        | R RUSTSEC-2024-0001
            # the id of one is an alias of the other, either way
            R RUSTSEC-2024-0001; A ACME-1 RUSTSEC-2024-0001 | R RUSTSEC-2024-0001 ACME-1
            R RUSTSEC-2024-0001 ACME-1; A ACME-1            | R RUSTSEC-2024-0001 ACME-1
            # one alias
            R RUSTSEC-2024-0001 CVE-2024-1; A ACME-1 CVE-2024-1 | R RUSTSEC-2024-0001 CVE-2024-1 ACME-1
            # through a third source
            R RUSTSEC-2024-0001 CVE-2024-1; A ACME-1 CVE-2024-1 GHSA-1; B BIG-1 GHSA-1 \
                                                            | R RUSTSEC-2024-0001 CVE-2024-1 ACME-1 GHSA-1 BIG-1
            # without RustSec the first source by name
            B BIG-1 CVE-2024-1; A ACME-1 CVE-2024-1         | A ACME-1 CVE-2024-1 BIG-1
            # nothing in common
            R RUSTSEC-2024-0001; A ACME-1                   | A ACME-1; R RUSTSEC-2024-0001
            # another alias
            R RUSTSEC-2024-0001 CVE-2024-1; A ACME-1 CVE-2024-2 \
                                                            | A ACME-1 CVE-2024-2; R RUSTSEC-2024-0001 CVE-2024-1
            # what one source says twice stays apart
            R RUSTSEC-2024-0001 CVE-2024-1; R RUSTSEC-2024-0002 CVE-2024-1 \
                                        | R RUSTSEC-2024-0001 CVE-2024-1; R RUSTSEC-2024-0002 CVE-2024-1
            # also where another source has the same
            R RUSTSEC-2024-0001 CVE-2024-1; R RUSTSEC-2024-0002 CVE-2024-1; A ACME-1 CVE-2024-1 \
                                        | R RUSTSEC-2024-0001 CVE-2024-1 ACME-1; R RUSTSEC-2024-0002 CVE-2024-1 ACME-1
            # and joins nothing
            R RUSTSEC-2024-0001 CVE-2024-1; A ACME-1 CVE-2024-1 CVE-2024-2; A ACME-2 CVE-2024-2 \
                                        | A ACME-2 CVE-2024-2; R RUSTSEC-2024-0001 CVE-2024-1 ACME-1 CVE-2024-2
            """)
    void oneRecordOfAMatterIsTold(String records, String told) {
        CrateAdvisories crate = crate(List.of(records.split("; ?")).stream()
                .map(CrateAdvisoriesTest::record)
                .toArray(AdvisoryRecord[]::new));
        assertEquals(told, lines(crate.live()));
        assertEquals(told, lines(crate.affecting(AFFECTED, any -> true)));
    }

    @Test
    void aVersionThatOneSourceAloneSaysIsAffectedIsAffected() {
        CrateAdvisories crate = crate(
                from("R", named("RUSTSEC-2024-0001", "CVE-2024-1").patchedIn(">=1.0.0")),
                from("A", named("ACME-1", "CVE-2024-1").patchedIn(">=2.0.0")));
        assertEquals("R RUSTSEC-2024-0001 CVE-2024-1 ACME-1", lines(crate.live()));
        assertEquals("R RUSTSEC-2024-0001 CVE-2024-1 ACME-1", lines(crate.affecting(AFFECTED, any -> true)));
        assertEquals(
                "A ACME-1 CVE-2024-1 RUSTSEC-2024-0001", lines(crate.affecting(Version.parse("1.5.0"), any -> true)));
        assertEquals("", lines(crate.affecting(Version.parse("2.0.0"), any -> true)));
        assertEquals(2, crate.allLive().size());
    }

    @Test
    void aRecordThatIsNotWantedDoesNotStandForAnother() {
        CrateAdvisories crate =
                crate(from("R", named("RUSTSEC-2024-0001", "CVE-2024-1")), from("A", named("ACME-1", "CVE-2024-1")));
        assertEquals(
                "A ACME-1 CVE-2024-1 RUSTSEC-2024-0001",
                lines(crate.affecting(AFFECTED, advisory -> advisory.id().text().startsWith("ACME"))));
    }

    @Test
    void aNoticeDoesNotStandForAVulnerability() {
        CrateAdvisories crate = crate(
                from("R", named("RUSTSEC-2024-0001").informational("unmaintained")),
                from("A", named("ACME-1", "RUSTSEC-2024-0001")));
        assertEquals("A ACME-1 RUSTSEC-2024-0001; R RUSTSEC-2024-0001", lines(crate.live()));
    }

    @Test
    void aWithdrawnRecordStandsForNone() {
        CrateAdvisories crate = crate(
                from("R", named("RUSTSEC-2024-0001").withdrawnOn("2024-02-02")),
                from("A", named("ACME-1", "RUSTSEC-2024-0001")));
        assertEquals("A ACME-1 RUSTSEC-2024-0001", lines(crate.live()));
        assertEquals("R RUSTSEC-2024-0001", lines(crate.withdrawn()));
    }

    @Test
    void recordsOfOneSourceAreTheOnesThatItPublishes() {
        AdvisoryRecord record = record("R RUSTSEC-2024-0001 CVE-2024-1");
        assertSame(record, crate(record).live().get(0));
    }

    private static CrateAdvisories crate(AdvisoryRecord... records) {
        return Objects.requireNonNull(aSnapshot().with(records).build().crate("time"));
    }

    private static AdvisoryRecord record(String line) {
        String[] words = line.strip().split(" ");
        return from(
                words[0],
                named(words[1], List.of(words).subList(2, words.length).toArray(String[]::new)));
    }

    private static AdvisoryBuilder named(String id, String... aliases) {
        return anAdvisory().forCrate("time").id(id).aliases(aliases);
    }

    private static AdvisoryRecord from(String source, AdvisoryBuilder advisory) {
        return advisory.asRecord().from(source.equals("R") ? RUSTSEC : source).build();
    }

    private static String lines(List<AdvisoryRecord> records) {
        return String.join("; ", records.stream().map(CrateAdvisoriesTest::line).toList());
    }

    private static String line(AdvisoryRecord record) {
        List<String> words = new ArrayList<>();
        words.add(record.source().equals(RUSTSEC) ? "R" : record.source());
        words.add(record.advisory().id().text());
        record.advisory().aliases().forEach(alias -> words.add(alias.text()));
        return String.join(" ", words);
    }
}
