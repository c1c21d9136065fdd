package dev.rustsecd.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreEntryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUSTSEC-2020-0071",
                "rustsec-2020-0071",
                "RUSTSEC-1999-0001",
                "CVE-2020-26235",
                "GHSA-wcg3-cvx6-7396",
                "ghsa-wcg3-cvx6-7396",
                "ACME-2024-0001",
                "TALOS-2020-1",
                "A-1",
                "yanked:time@0.1.42",
                "Yanked:a-b@0.1.0-rc.1+x"
            })
    void idsInAnyCaseAndYanksAreEntries(String text) {
        assertTrue(IgnoreEntry.isEntry(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time",
                "serde-json",
                "time@0.1.42",
                "RUSTSEC",
                "RUSTSEC-2020",
                "RUSTSEC-2020-",
                "rustsec-20-0071",
                "RUSTSEC-2020-0071 ",
                "RUSTSEC-2020-0071;RUSTSEC-2020-0072",
                "CVE-2020-x",
                "GHSA-",
                "2020-0071",
                "yanked:",
                "yanked:time",
                "yanked:@1.0.0",
                "yanked:time@",
                "yanked:time@^1",
                "yanked:time@1.0",
                "yanked:time@1.0.0@",
                "yanked:1time@1.0.0",
                "yanked:ti me@1.0.0",
                "unmaintained",
                "*",
                ""
            })
    void whatCanMatchNothingIsNone(String text) {
        assertFalse(IgnoreEntry.isEntry(text));
    }
}
