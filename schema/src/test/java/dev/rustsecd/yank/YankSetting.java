package dev.rustsecd.yank;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.yank.CrateBuilder.aCrate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Crates, reasons and a time for tests of what yanks mean. */
class YankSetting {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant LONG_AGO = Instant.parse("2024-05-01T10:00:00Z");
    static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));

    CrateYankReasons reasons = CrateYankReasons.NONE;
    KnownRequirements requirements = KnownRequirements.NONE;
    YankRule rule = YankRule.DEFAULT;

    /** 1.0.0 to 1.0.3, out for long; the first is yanked, and was so when it was first seen. */
    static CrateBuilder oneYank() {
        return line().yanked("1.0.0", null);
    }

    static CrateBuilder line() {
        return aCrate("demo")
                .version("1.0.0", LONG_AGO)
                .version("1.0.1", LONG_AGO)
                .version("1.0.2", LONG_AGO)
                .version("1.0.3", LONG_AGO);
    }

    /** The three highest are yanked within minutes, and a new one is out. */
    static CrateBuilder wave() {
        return line().version("1.0.4", AN_HOUR_AGO)
                .yanked("1.0.1", AN_HOUR_AGO.minusSeconds(120))
                .yanked("1.0.2", AN_HOUR_AGO.minusSeconds(60))
                .yanked("1.0.3", AN_HOUR_AGO);
    }

    static AdvisoryBuilder vulnerability() {
        return anAdvisory().forCrate("demo").title("Overflow in demo");
    }

    Yank assess(CrateBuilder crate, String number, AdvisoryBuilder... live) {
        List<Advisory> advisories = Stream.of(live).map(AdvisoryBuilder::build).toList();
        return new YankAssessor(crate.build(), reasons, advisories, requirements, rule, NOW).assess(number);
    }

    void operator(String number, String description, @Nullable Instant yankSeen) {
        RecordedReason reason = new RecordedReason(new YankDocument(description, null), null, yankSeen);
        reasons = new CrateYankReasons(reasons.registry(), Map.of(number, reason), 1);
    }

    void registry(String number, @Nullable String message, @Nullable Instant at, @Nullable Instant yankSeen) {
        YankDocument document = message == null ? null : new YankDocument(message, null);
        reasons =
                new CrateYankReasons(Map.of(number, new RecordedReason(document, at, yankSeen)), reasons.operator(), 1);
    }

    static void assertIs(YankClass yankClass, YankAction action, Yank yank) {
        assertEquals(List.of(yankClass, action), List.of(yank.yankClass(), yank.action()), yank::toString);
        assertEquals(action == YankAction.UPDATE, yank.target() != null, yank::toString);
    }

    static boolean says(Yank yank, String... words) {
        return yank.evidence().stream().anyMatch(sentence -> Stream.of(words).allMatch(sentence::contains));
    }
}
