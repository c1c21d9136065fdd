package dev.rustsecd.service.page.advisory;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.cvss.CvssVector;
import dev.rustsecd.words.page.CvssSentences;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges as people write them, their picture, and what is said of one version and of a score. */
class AdvisoryVersionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">=1.2.3 | | < 1.2.3",
                " | | every version",
                " | <1.0.0 | >= 1.0.0",
                ">=2.0.0 | <1.0.0 | >= 1.0.0, < 2.0.0",
                ">1.2.3 | | <= 1.2.3",
                "^1.2.3;>=2.1.0 | | < 1.2.3; >= 2.0.0, < 2.1.0",
                ">=1.0.0-rc.1 | | < 1.0.0-rc.1",
                ">=0.2.23 | =0.2.0;=0.2.1;=0.2.2 | < 0.2.0; >= 0.2.3, < 0.2.23"
            })
    void rangesAreWrittenAsPeopleDo(String patched, String unaffected, String written) {
        assertEquals(
                written,
                String.join(
                        "; ",
                        VersionRanges.texts(
                                advisory(patched, unaffected).versions().affected())));
    }

    @Test
    void barHasItsPointWhereThePatchIs() {
        VersionBar bar = bar(advisory(">=0.2.23", "=0.2.0;=0.2.1;=0.2.2"));
        assertEquals(
                List.of("< 0.2.0", ">= 0.2.0, <= 0.2.2", ">= 0.2.3, < 0.2.23", ">= 0.2.23"),
                bar.segments().stream().map(VersionBar.Segment::text).toList());
        assertEquals(
                List.of("fixed in 0.2.23"),
                bar.points().stream().map(VersionBar.Point::label).toList());
        assertEquals(
                100,
                bar.segments().stream()
                        .mapToDouble(
                                segment -> Double.parseDouble(segment.width().replace("%", "")))
                        .sum(),
                0.1);
    }

    @Test
    void barOfManyRangesIsNotDrawn() {
        String patched = "^1.1.0;^2.1.0;^3.1.0;^4.1.0;^5.1.0;^6.1.0;>=7.1.0";
        assertNull(VersionBar.of("c", advisory(patched, "").versions(), null));
    }

    private static VersionBar bar(Advisory advisory) {
        VersionBar bar = VersionBar.of("c", advisory.versions(), null);
        assertNotNull(bar);
        return bar;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0.0 | findings | 1.0.0 is affected by RUSTSEC-2024-0001. The next version above it that is not affected is"
                        + " 1.2.3.",
                " v1.2.3 | clean | 1.2.3 is not affected by RUSTSEC-2024-0001.",
                "1.2.3-rc.1 | findings | 1.2.3-rc.1 is affected by RUSTSEC-2024-0001. The next version above it that is not"
                        + " affected is 1.2.3.",
                "1.2 | unknown | “1.2” is not a version. Write all three numbers, for example 1.2.3."
            })
    void versionIsAnswered(String asked, String style, String sentence) {
        VersionCheck check = VersionCheck.of(
                anAdvisory().id("RUSTSEC-2024-0001").patchedIn(">=1.2.3").build(), asked);
        assertEquals(style, check.style());
        assertEquals(sentence, String.join(" ", check.lines()));
    }

    @Test
    void withdrawnAdvisoryAffectsNothing() {
        Advisory advisory = anAdvisory().withdrawnOn("2024-01-01").build();
        assertEquals("clean", VersionCheck.of(advisory, "1.0.0").style());
    }

    /** Every base metric of the vectors that advisories have, in all of their values. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N",
                "CVSS:3.1/AV:A/AC:H/PR:L/UI:R/S:C/C:L/I:L/A:L",
                "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:C/C:H/I:H/A:H",
                "CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:C/C:H/I:H/A:H",
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P",
                "CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:L/VI:L/VA:L/SC:H/SI:L/SA:H/E:A",
                "CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:P/VC:N/VI:N/VA:N/SC:H/SI:L/SA:H/E:U",
                "AV:N/AC:M/Au:N/C:P/I:P/A:C",
                "AV:A/AC:H/Au:S/C:N/I:C/A:N",
                "AV:L/AC:L/Au:M/C:C/I:N/A:P"
            })
    void metricsAreExplained(String vector) {
        SeverityFacts facts = SeverityFacts.of(Severity.parse(vector));
        assertNotNull(facts);
        assertEquals(CvssVector.parse(vector).metrics().size(), facts.metrics().size());
        facts.metrics()
                .forEach(metric -> assertFalse(
                        metric.meaning()
                                .equals(CvssSentences.value(
                                        metric.code().substring(metric.code().indexOf(':') + 1))),
                        metric.code()));
    }

    private static Advisory advisory(String patched, String unaffected) {
        return anAdvisory()
                .patchedIn(list(patched))
                .unaffected(list(unaffected))
                .build();
    }

    private static String[] list(String joined) {
        return joined == null || joined.isBlank()
                ? new String[0]
                : joined.strip().split(";");
    }
}
