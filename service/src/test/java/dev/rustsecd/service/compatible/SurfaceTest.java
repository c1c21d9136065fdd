package dev.rustsecd.service.compatible;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.SourceState;
import org.junit.jupiter.api.Test;

class SurfaceTest {
    private static final AdvisoryRecord TIME = anAdvisory().asRecord().build();
    private static final AdvisoryRecord OTHER =
            anAdvisory().id("RUSTSEC-2021-0001").forCrate("other").asRecord().build();

    @Test
    void bodiesOfRecordsThatStayAreKeptAndTheRestIsMadeAnew() {
        Surface before = Surface.of(aSnapshot().with(TIME, OTHER).build(), null);
        AdvisoryRecord changed = anAdvisory()
                .id("RUSTSEC-2021-0001")
                .forCrate("other")
                .title("New")
                .asRecord()
                .revision(2)
                .build();
        Surface after = Surface.of(aSnapshot().revision(2).with(TIME, changed).build(), before);
        assertSame(before.vulnerability("RUSTSEC-2020-0071"), after.vulnerability("RUSTSEC-2020-0071"));
        assertSame(before.packageFile("time"), after.packageFile("time"));
        assertNotSame(before.vulnerability("RUSTSEC-2021-0001"), after.vulnerability("RUSTSEC-2021-0001"));
        assertNotSame(before.packageFile("other"), after.packageFile("other"));
        assertNotSame(before.bodies().archive(), after.bodies().archive());
    }

    @Test
    void checkingUpstreamAgainKeepsEverything() {
        Surface before = Surface.of(aSnapshot().with(TIME).build(), null);
        Surface after = Surface.of(aSnapshot().with(TIME).checkedAt(NOW).build(), before);
        assertNotSame(before.checkedAt(), after.checkedAt());
        assertSame(before.bodies().archive(), after.bodies().archive());
        assertSame(before.packageFile("time"), after.packageFile("time"));
    }

    @Test
    void privateSourcesAreNotShown() {
        SourceState internal = new SourceState(
                "https://git.example.com/internal.git", false, false, new Revision(1), "c".repeat(40), NOW, NOW, NOW);
        AdvisoryRecord hidden = anAdvisory()
                .id("RUSTSEC-2024-0099")
                .forCrate("secret")
                .asRecord()
                .from(internal.name())
                .build();
        Surface surface =
                Surface.of(aSnapshot().source(internal).with(TIME, hidden).build(), null);
        assertNull(surface.vulnerability("RUSTSEC-2024-0099"));
        assertNull(surface.packageFile("secret"));
        assertEquals(1, surface.bodies().site().newestFirst().size());
        assertEquals(1, surface.bodies().osv().entries().size());
    }

    @Test
    void preparationMakesEveryBody() {
        Surface surface = Surface.of(aSnapshot().with(TIME).build(), null);
        assertEquals(false, surface.bodies().archive().isMade());
        surface.prepare();
        assertEquals(true, surface.bodies().archive().isMade());
        assertEquals(true, surface.bodies().modifiedIds().isMade());
    }
}
