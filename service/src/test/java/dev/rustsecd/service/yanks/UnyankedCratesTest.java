package dev.rustsecd.service.yanks;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ought to be yanked, of snapshots. */
class UnyankedCratesTest {
    private static Snapshot snapshot() {
        RegistryBuilder registry = aRegistry()
                .release("time", "0.1.43", "0.1.9", "0.2.0", "not SemVer")
                .yanked("time", "0.1.42")
                .release("all-affected", "1.0.0")
                .yanked("all-affected", "2.0.0")
                .yanked("all-yanked", "1.0.0")
                .release("only-unsound", "1.0.0")
                .release("fixed", "2.0.0");
        return aSnapshot()
                .with(
                        anAdvisory().id("RUSTSEC-2020-0071").forCrate("time").patchedIn(">=0.2.0"),
                        anAdvisory().id("RUSTSEC-2020-0072").forCrate("time").patchedIn(">=0.1.43"),
                        anAdvisory()
                                .id("RUSTSEC-2020-0001")
                                .forCrate("All_Affected")
                                .patchedIn(">=2.0.0"),
                        anAdvisory().id("RUSTSEC-2020-0002").forCrate("all-yanked"),
                        anAdvisory()
                                .id("RUSTSEC-2020-0003")
                                .forCrate("only-unsound")
                                .informational("unsound"),
                        anAdvisory().id("RUSTSEC-2020-0004").forCrate("fixed").patchedIn(">=2.0.0"),
                        anAdvisory().id("RUSTSEC-2020-0005").forCrate("not-in-registry"),
                        anAdvisory().id("RUSTSEC-2020-0006").forCrate("fixed").withdrawnOn("2021-01-01"))
                .registry(registry)
                .build();
    }

    @Test
    void unyankedVersionsThatAVulnerabilityAffectsAreToldByCrateAscending() {
        List<UnyankedCrates.Item> items = UnyankedCrates.of(snapshot()).items();
        assertEquals(
                List.of("all-affected", "time"),
                items.stream().map(UnyankedCrates.Item::crate).toList());
        assertEquals(
                List.of("0.1.9 [RUSTSEC-2020-0071, RUSTSEC-2020-0072]", "0.1.43 [RUSTSEC-2020-0071]"),
                items.get(1).versions().stream()
                        .map(version -> version.version() + " " + version.advisories())
                        .toList());
    }

    @Test
    void aCrateIsSaidToHaveNoSafeVersionWhereEachIsYankedOrAffected() {
        List<UnyankedCrates.Item> items = UnyankedCrates.of(snapshot()).items();
        assertEquals(true, items.get(0).noSafeVersion());
        assertEquals(false, items.get(1).noSafeVersion());
    }

    @Test
    void pagesFollowOneAnother() {
        UnyankedCrates crates = UnyankedCrates.of(snapshot());
        assertEquals("all-affected", crates.after(null, 1).get(0).crate());
        assertEquals("time", crates.after("all-affected", 1).get(0).crate());
        assertEquals(List.of(), crates.after("time", 1));
    }

    @Test
    void withoutARegistryNothingIsKnown() {
        assertEquals(
                List.of(),
                UnyankedCrates.of(
                                aSnapshot().with(anAdvisory().forCrate("time")).build())
                        .items());
    }
}
