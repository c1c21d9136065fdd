package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.snapshot.Snapshot;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code v1} to {@code v5} have a vulnerability each, of rising severity; {@code m} is malicious, {@code u} unmaintained. */
class SummaryLineTest extends AuditSetting {
    private static final String NONE = "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L";
    private static final String HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    private static Snapshot facts(boolean registry, boolean complete) {
        RegistryBuilder released =
                aRegistry().release("v1", "1.0.0").release("v2", "1.0.0").release("v3", "1.0.0");
        released.release("v4", "1.0.0")
                .release("m", "1.0.0")
                .release("u", "1.0.0")
                .release("ok", "1.0.0");
        released.yanked("y1", "1.0.0")
                .yanked("y2", "1.0.0")
                .yanked("y3", "1.0.0")
                .yanked("y4", "1.0.0")
                .yanked("vy", "1.0.0");
        var snapshot = aSnapshot()
                .with(
                        anAdvisory().id("RUSTSEC-2020-0001").forCrate("v1"),
                        anAdvisory().id("RUSTSEC-2020-0002").forCrate("v2").cvss(NONE),
                        anAdvisory().id("RUSTSEC-2020-0003").forCrate("v3").cvss(HIGH),
                        anAdvisory().id("RUSTSEC-2020-0004").forCrate("v4").cvss(HIGH),
                        anAdvisory().id("RUSTSEC-2020-0005").forCrate("vy"),
                        anAdvisory().id("RUSTSEC-2020-0006").forCrate("m").categories("malicious"),
                        anAdvisory().id("RUSTSEC-2020-0007").forCrate("u").informational("unmaintained"));
        return (registry ? snapshot.registry(complete ? released : released.onDemand()) : snapshot).build();
    }

    private String line(boolean complete, String packages) {
        LockedPackage[] locked = Arrays.stream(packages.split(" "))
                .map(name -> crate(name, "1.0.0"))
                .toArray(LockedPackage[]::new);
        return audit(facts(true, complete), locked).summary().message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ok u                    | ''",
                "v1                      | 1 crate with security advisory: v1 1.0.0 (RUSTSEC-2020-0001)",
                "vy                      | 1 crate with security advisory: vy 1.0.0 (RUSTSEC-2020-0005), also yanked",
                "v1 v2                   | 2 crates with security advisories: v2 1.0.0, v1 1.0.0",
                "v1 v2 v3                | 3 crates with security advisories: v3 1.0.0, v2 1.0.0, v1 1.0.0",
                "v1 v2 v3 m              | 4 crates with security advisories: m 1.0.0, v3 1.0.0, v2 1.0.0 and 1 more",
                "v1 v2 v3 v4 m vy        | 6 crates with security advisories: m 1.0.0, v3 1.0.0, v4 1.0.0 and 3 more",
                "y1                      | 1 yanked crate: y1 1.0.0",
                "y1 y2 u                 | 2 yanked crates: y1 1.0.0, y2 1.0.0",
                "y1 y2 y3 y4             | 4 yanked crates: y1 1.0.0, y2 1.0.0, y3 1.0.0 and 1 more",
                "v1 y1                   | 1 crate with security advisory: v1 1.0.0 (RUSTSEC-2020-0001); and 1 yanked: y1 1.0.0",
                "v1 v2 y1 y2 y3          | 2 crates with security advisories: v2 1.0.0, v1 1.0.0; and 3 yanked: y1 1.0.0, y2 1.0.0, y3 1.0.0",
                "v1 vy                   | 2 crates with security advisories: v1 1.0.0, vy 1.0.0",
            })
    void cratesAreNamedTheGravestFirst(String packages, String contained) {
        String expected = contained.isEmpty() ? "" : "warning: Cargo.lock contains " + contained;
        assertEquals(expected, line(true, packages));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ok new  | warning: Cargo.lock could not be checked: the registry data of these packages is still being fetched: new 1.0.0",
                "u new   | warning: Cargo.lock: not everything could be checked: the registry data of these packages is still being fetched: new 1.0.0",
                "v1 new  | warning: Cargo.lock contains 1 crate with security advisory: v1 1.0.0 (RUSTSEC-2020-0001) (not everything could be checked)",
                "y1 new  | warning: Cargo.lock contains 1 yanked crate: y1 1.0.0 (not everything could be checked)",
            })
    void whatCouldNotBeCheckedIsSaid(String packages, String expected) {
        assertEquals(expected, line(false, packages));
    }
}
