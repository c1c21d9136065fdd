package dev.rustsecd.service.yanks;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.service.store.YankHistory.Event;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which advisories the timeline of a crate's yanks has. */
class YankTimelineTest {
    private static final Instant YANK = Instant.parse("2026-03-01T00:00:00Z");

    private static AdvisoryBuilder advisory(String date) {
        return anAdvisory().id("RUSTSEC-2026-0001").forCrate("time").date(date).patchedIn(">=0.2.0");
    }

    private static List<String> timeline(AdvisoryBuilder advisory, Event... kept) {
        Snapshot snapshot = aSnapshot()
                .with(advisory)
                .registry(aRegistry().release("time", aRelease("0.1.42").yanked(), aRelease("0.2.0")))
                .build();
        YankedCrate crate = YankedCrate.of(snapshot, CrateName.of("time"));
        return YankTimeline.of(List.of(kept), crate.yanks(Maturity.DEFAULT, NOW), snapshot.crate("time")).stream()
                .map(event -> event.source().label() + " " + event.type() + " " + event.version())
                .toList();
    }

    private static Event yanked(Instant at) {
        return new Event(at, "0.1.42", Source.REGISTRY, "yanked", null, null);
    }

    private static Event said(String text) {
        return new Event(YANK, "0.1.42", Source.OPERATOR, "reason_set", null, new YankDocument(text, null));
    }

    @Test
    void anAdvisoryThatCameBeforeAYankOrSoonAfterIsAReason() {
        assertEquals(
                List.of("registry yanked 0.1.42", "advisory reason_set 0.1.42"),
                timeline(advisory("2026-05-30"), yanked(YANK)));
        assertEquals(
                List.of("advisory reason_set 0.1.42", "registry yanked 0.1.42"),
                timeline(advisory("2020-05-30"), yanked(YANK)));
    }

    @Test
    void oneThatCameLongAfterIsNone() {
        assertEquals(List.of("registry yanked 0.1.42"), timeline(advisory("2026-06-01"), yanked(YANK)));
    }

    @Test
    void oneOfAYankWithoutATimeIsNoneUnlessItIsNamed() {
        assertEquals(List.of(), timeline(advisory("2020-05-30")));
        assertEquals(
                List.of("advisory reason_set 0.1.42", "operator reason_set 0.1.42"),
                timeline(advisory("2020-05-30"), said("see RUSTSEC-2026-0001")));
    }

    @Test
    void theWithdrawalOfOneThatWasNoReasonIsNoEventEither() {
        assertEquals(List.of(), timeline(advisory("2020-05-30").withdrawnOn("2021-01-01")));
        assertEquals(
                List.of("advisory reason_set 0.1.42", "advisory reason_withdrawn 0.1.42", "registry yanked 0.1.42"),
                timeline(advisory("2020-05-30").withdrawnOn("2021-01-01"), yanked(YANK)));
    }
}
