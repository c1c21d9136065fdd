package dev.rustsecd.yank;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.yank.CrateBuilder.aCrate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The attack on arrayref of August 2026, minute by minute: whoever had got hold of the crate published 0.3.10 and yanked
 * 0.3.5 to 0.3.9. The states are written for this test; the older versions and their times are the index's own. It is
 * replayed in every order, and as it looks to a service that watches and to one that first sees the crate at that minute.
 */
class ArrayrefReplayTest {
    private static final Instant START = Instant.parse("2026-08-12T10:00:00Z");
    private static final List<String> VICTIMS = List.of("0.3.5", "0.3.6", "0.3.7", "0.3.8", "0.3.9");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The third yank, and with it the pattern, has happened by this minute in every order. */
    private static final int PATTERN = 5;

    private static final int ADVISORY = 8 * 60;
    private static final int DELETED = ADVISORY + 30;
    private static final int REPAIR = 2 * 24 * 60;
    private static final int END = 16 * 24 * 60;

    private static final Advisory MALWARE = anAdvisory()
            .id("RUSTSEC-2026-0200")
            .forCrate("arrayref")
            .title("arrayref 0.3.10 contained malicious code")
            .malicious()
            .unaffected("<0.3.10")
            .patchedIn(">0.3.10")
            .build();

    /**
     * One way in which it may look.
     *
     * @param ascending the order in which the victims are yanked, and unyanked
     * @param yanksFirst whether 0.3.10 comes after the yanks
     * @param watched whether the service saw each flip; else it first sees the crate at the minute in question
     * @param times whether the index gives times of publication
     * @param message what the attacker tells the registry; null for nothing
     * @param undo whether the owner unyanks; else a 0.3.11 comes
     */
    record Look(
            boolean ascending,
            boolean yanksFirst,
            boolean watched,
            boolean times,
            @Nullable String message,
            boolean undo) {}

    static List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            looks.add(new Look(
                    (i & 1) != 0,
                    (i & 2) != 0,
                    (i & 4) != 0,
                    (i & 8) != 0,
                    (i & 16) != 0 ? "Security: update to 0.3.10" : null,
                    (i & 32) != 0));
        }
        return looks;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void noMinuteSaysUpdateAndEveryMinuteAfterThePatternSaysHold(Look look) {
        for (int minute = 0; minute < END; minute += isEventful(minute) ? 1 : 60) {
            Instant now = START.plus(MINUTE.multipliedBy(minute));
            Map<String, Yank> yanks = yanksAt(look, minute, now);
            String when = look + " at " + now;
            yanks.forEach((number, yank) ->
                    assertNotEquals(YankAction.UPDATE, yank.action(), () -> when + ": " + number + " " + yank));
            boolean mustBeHeld = minute >= ADVISORY || (minute >= PATTERN && isKnowable(look, minute));
            for (String victim : VICTIMS) {
                Yank yank = Objects.requireNonNull(yanks.get(victim));
                if (yank.isYanked() && mustBeHeld) {
                    assertEquals(YankAction.HOLD, yank.action(), () -> when + ": " + victim + " " + yank);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePatternIsNamedWithItsVersionsAndTimes(Look look) {
        int minute = 60;
        Map<String, Yank> yanks = yanksAt(look, minute, START.plus(MINUTE.multipliedBy(minute)));
        Yank yank = Objects.requireNonNull(yanks.get("0.3.7"));
        if (isKnowable(look, minute)) {
            String evidence = String.join(" ", yank.evidence());
            assertEquals(YankClass.SUSPICIOUS, yank.yankClass());
            assertTrue(evidence.contains("0.3.5, 0.3.6, 0.3.7, 0.3.8, 0.3.9"), evidence);
            assertTrue(evidence.contains("0.3.10") && evidence.contains("2026-08-12T10:0"), evidence);
        }
    }

    /** The attack, the advisory and the repair are walked by the minute, what lies between by the hour. */
    private static boolean isEventful(int minute) {
        return minute < 60
                || (minute >= ADVISORY - 60 && minute < DELETED + 30)
                || (minute >= REPAIR - 60 && minute < REPAIR + 60);
    }

    /** Who first sees it without any time, or before 0.3.10 is out, sees a line that rests; nothing is suggested then. */
    private static boolean isKnowable(Look look, int minute) {
        return look.watched() || (look.times() && versionsAt(look, minute).containsKey("0.3.10"));
    }

    private static Map<String, Yank> yanksAt(Look look, int minute, Instant now) {
        CrateBuilder crate = aCrate("arrayref").firstLoaded(look.watched() ? CrateBuilder.LOADED : now);
        Map<String, Instant> versions = versionsAt(look, minute);
        versions.forEach((number, at) -> add(crate, look, number, at));
        Map<String, RecordedReason> messages = new HashMap<>();
        yankedAt(look, minute).forEach((number, at) -> {
            Instant seen = look.watched() ? at : null;
            crate.yanked(number, seen);
            if (look.message() != null) {
                messages.put(number, new RecordedReason(new YankDocument(look.message(), null), at, seen));
            }
        });
        List<Advisory> live = minute >= ADVISORY ? List.of(MALWARE) : List.of();
        YankAssessor assessor = new YankAssessor(
                crate.build(),
                new CrateYankReasons(messages, Map.of(), 1),
                live,
                KnownRequirements.NONE,
                YankRule.DEFAULT,
                now);
        Map<String, Yank> yanks = new LinkedHashMap<>();
        crate.build().releases().all().stream()
                .map(Release::number)
                .forEach(number -> yanks.put(number, assessor.assess(number)));
        return yanks;
    }

    private static void add(CrateBuilder crate, Look look, String number, Instant at) {
        if (look.times()) {
            crate.version(number, at);
        } else {
            crate.appeared(number, look.watched() && !at.isBefore(START) ? at : null);
        }
    }

    /** What the index has at a minute, with the times of publication. */
    private static Map<String, Instant> versionsAt(Look look, int minute) {
        Map<String, Instant> versions = new LinkedHashMap<>();
        Stream.of("0.3.0", "0.3.1", "0.3.2", "0.3.3", "0.3.4")
                .forEach(number -> versions.put(number, Instant.parse("2016-10-03T15:04:05Z")));
        VICTIMS.forEach(number -> versions.put(number, Instant.parse("2018-10-13T20:22:45Z")));
        versions.put("0.3.9", Instant.parse("2024-08-17T13:42:29Z"));
        int published = look.yanksFirst() ? 6 : 0;
        if (minute >= published && minute < DELETED) {
            versions.put("0.3.10", START.plus(MINUTE.multipliedBy(published)));
        }
        if (minute >= REPAIR && !look.undo()) {
            versions.put("0.3.11", START.plus(MINUTE.multipliedBy(REPAIR)));
        }
        return versions;
    }

    /** What is yanked at a minute, with the times of the yanks: one a minute, from the first on. */
    private static Map<String, Instant> yankedAt(Look look, int minute) {
        List<String> order = new ArrayList<>(VICTIMS);
        if (!look.ascending()) {
            Collections.reverse(order);
        }
        Map<String, Instant> yanked = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            int at = 1 + i;
            boolean undone = look.undo() && minute >= REPAIR + i * 10;
            if (minute >= at && !undone) {
                yanked.put(order.get(i), START.plus(MINUTE.multipliedBy(at)));
            }
        }
        return yanked;
    }
}
