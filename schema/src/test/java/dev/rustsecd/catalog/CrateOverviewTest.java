package dev.rustsecd.catalog;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CrateOverviewTest {
    private static final AdvisoryBuilder FLAW = anAdvisory()
            .id("RUSTSEC-2024-0001")
            .forCrate("Foo_Bar")
            .patchedIn(">=1.2.0")
            .unaffected("<1.0.0");

    private static final AdvisoryBuilder UNMAINTAINED =
            anAdvisory().id("RUSTSEC-2024-0002").forCrate("foo-bar").informational("unmaintained");

    @Test
    void everyVersionHasItsStatus() {
        CrateOverview crate = overview(aRegistry()
                .release("Foo_Bar", "0.9.0", "1.10.0", "1.0.0")
                .yanked("Foo_Bar", "1.1.0", "1.3.0")
                .release("Foo_Bar", "odd"));
        assertEquals("Foo_Bar", crate.crate().toString());
        assertEquals(true, crate.known());
        assertEquals(
                List.of("1.10.0 safe", "1.3.0 yanked", "1.1.0 both", "1.0.0 affected", "0.9.0 safe"),
                Objects.requireNonNull(crate.versions()).stream()
                        .map(version -> version.release().number() + " "
                                + version.status().label())
                        .toList());
        assertEquals(
                "[RUSTSEC-2024-0001, RUSTSEC-2024-0002]",
                crate.versions().get(3).affectedBy().toString());
        assertEquals("1.10.0", Objects.requireNonNull(crate.latestSafe()).number());
    }

    @Test
    void aYoungVersionIsNotYetTheLatestSafeOne() {
        CrateOverview crate = overview(aRegistry()
                .release("Foo_Bar", "1.2.0")
                .release("Foo_Bar", aRelease("1.3.0").age(Duration.ofDays(2))));
        assertEquals("1.2.0", Objects.requireNonNull(crate.latestSafe()).number());
    }

    @Test
    void whereEveryVersionIsAffectedNoneIsSafe() {
        assertNull(overview(aRegistry().release("Foo_Bar", "1.0.0", "1.1.9")).latestSafe());
    }

    @Test
    void withoutAnAnswerNothingIsSaidOfVersions() {
        for (RegistryBuilder registry :
                List.of(aRegistry().onDemand(), aRegistry().notLoaded())) {
            CrateOverview crate = overview(registry);
            assertNull(crate.known());
            assertNull(crate.versions());
            assertEquals(List.of("Foo_Bar"), crate.registry().pending());
        }
    }

    @Test
    void aCrateThatIsNotThereHasNoVersions() {
        for (RegistryBuilder registry : List.of(
                aRegistry(),
                aRegistry().onDemand().absent("foo_bar"),
                aRegistry().release("foo-bar", "1.2.0").gone("foo-bar", NOW))) {
            CrateOverview crate = overview(registry);
            assertEquals(false, crate.known());
            assertEquals(List.of(), crate.versions());
            assertNull(crate.latestSafe());
        }
    }

    @Test
    void whatTheRegistrySaidTooLongAgoProvesNoAbsence() {
        Instant longAgo = NOW.minus(Duration.ofDays(9));
        assertNull(overview(aRegistry().checkedAt(longAgo)).known());
        assertNull(overview(aRegistry().onDemand().absent("foo_bar").checkedAt("foo_bar", longAgo))
                .known());
        assertEquals(
                true,
                overview(aRegistry().release("foo-bar", "1.2.0").checkedAt(longAgo))
                        .known());
    }

    @Test
    void revisionIsTheHighestOfWhatWasRead() {
        CrateOverview crate = overview(aRegistry().release("foo-bar", "1.2.0").revision("foo-bar", 7));
        assertEquals(new Revision(7), crate.revision());
        assertTrue(crate.registry().on());
    }

    private static CrateOverview overview(RegistryBuilder registry) {
        Snapshot snapshot = aSnapshot()
                .revision(9)
                .with(FLAW, UNMAINTAINED)
                .registry(registry)
                .build();
        return CrateOverview.of(snapshot, CrateName.of("Foo_Bar"), Rules.DEFAULT, NOW);
    }
}
