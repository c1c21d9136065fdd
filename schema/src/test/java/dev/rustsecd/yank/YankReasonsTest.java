package dev.rustsecd.yank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which advisories that affect a version can be why it was yanked. */
class YankReasonsTest extends YankSetting {
    private static final String ID = "RUSTSEC-2020-0071";

    /** {@code -} is a time, or a text, that there is none of. */
    @ParameterizedTest(name = "yanked {0}, issued {1}: {2}")
    @CsvSource({
        "2025-03-01T00:00:00Z, 2025-03-01, true",
        "2025-03-01T00:00:00Z, 2014-11-20, true",
        "2025-03-01T00:00:00Z, 2025-05-30, true",
        "2025-03-01T12:00:00Z, 2025-05-30, true",
        "2025-03-01T00:00:00Z, 2025-05-31, false",
        "2014-11-20T00:00:00Z, 2025-02-03, false",
        "-, 2014-11-20, false",
        "-, 2025-02-03, false",
    })
    void anAdvisoryIsAReasonWhereItCameBeforeTheYankOrSoonAfter(String yankedAt, String issued, boolean reason) {
        Instant at = yankedAt.equals("-") ? null : Instant.parse(yankedAt);
        assertReason(reason, assess(yankedAt(at), "1.0.0", advisory().date(issued)));
        registry("1.0.0", null, at, null);
        assertReason(reason, assess(yankedAt(null), "1.0.0", advisory().date(issued)));
    }

    @Test
    void theTimeThatTheRegistryGivesIsBetterThanThatOfSeeing() {
        registry("1.0.0", null, Instant.parse("2014-11-21T00:00:00Z"), NOW);
        assertReason(false, assess(yankedAt(NOW), "1.0.0", advisory().date("2025-02-03")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "See RUSTSEC-2020-0071, true",
        "see rustsec-2020-0071., true",
        "CVE-2020-26235 (use after free), true",
        "fixes cve-2020-26235, true",
        "CVE-2020-262351, false",
        "XRUSTSEC-2020-0071, false",
        "RUSTSEC-2020-00711, false",
        "RUSTSEC-2020-0072, false",
        "does not build, false",
    })
    void anAdvisoryIsAReasonWhereTheTextOfTheYankNamesIt(String text, boolean reason) {
        registry("1.0.0", text, null, null);
        assertReason(reason, assess(yankedAt(null), "1.0.0", advisory()));
        reasons = CrateYankReasons.NONE;
        operator("1.0.0", text, null);
        assertReason(reason, assess(yankedAt(null), "1.0.0", advisory()));
    }

    @ParameterizedTest
    @CsvSource({"RUSTSEC-2020-0071, true", "CVE-2020-26235, true", "RUSTSEC-2020-0072, false"})
    void anAdvisoryIsAReasonWhereTheOperatorsDocumentNamesIt(String named, boolean reason) {
        reasons = new CrateYankReasons(
                Map.of(), Map.of("1.0.0", new RecordedReason(new YankDocument("unsound", named), null, null)), 1);
        assertReason(reason, assess(yankedAt(null), "1.0.0", advisory()));
    }

    @Test
    void whatWasSaidOfAnEarlierYankNamesNothing() {
        registry("1.0.0", "See RUSTSEC-2020-0071", null, LONG_AGO);
        assertReason(false, assess(yankedAt(Instant.parse("2014-11-21T00:00:00Z")), "1.0.0", advisory()));
    }

    /** What the index of 2026 and the advisories of 2025 make of openssl 0.0.1. */
    @Test
    void aVersionOf2014WasNotYankedForAnAdvisoryOf2025() {
        Yank yank = assess(
                yankedAt(null),
                "1.0.0",
                advisory().date("2025-04-04"),
                advisory().id("RUSTSEC-2016-0001").date("2016-11-05"));
        assertIs(YankClass.SECURITY, YankAction.UPDATE, yank);
        assertEquals(List.of(), yank.reasons());
        assertEquals(List.of(ID, "RUSTSEC-2016-0001"), yank.affectedBy());
        assertEquals(yank.affectedBy(), yank.otherAdvisories());
    }

    private static CrateBuilder yankedAt(@Nullable Instant seen) {
        return line().yanked("1.0.0", seen);
    }

    private static AdvisoryBuilder advisory() {
        return vulnerability()
                .id(ID)
                .aliases("CVE-2020-26235")
                .date("2025-02-03")
                .patchedIn(">=1.0.2");
    }

    private static void assertReason(boolean expected, Yank yank) {
        List<String> told = yank.reasons().stream()
                .filter(reason -> reason.source() == YankReason.Source.ADVISORY)
                .flatMap(reason -> Stream.ofNullable(reason.advisory()))
                .toList();
        assertEquals(expected ? List.of(ID) : List.of(), told, yank::toString);
        assertEquals(List.of(ID), yank.affectedBy());
        assertEquals(YankClass.SECURITY, yank.yankClass());
    }
}
