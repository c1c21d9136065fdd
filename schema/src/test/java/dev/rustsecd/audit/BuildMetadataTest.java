package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.RegistryReading.Missing;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.yank.YankState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A version without its build metadata is the one that the registry publishes with it. */
class BuildMetadataTest extends AuditSetting {
    private static final String PUBLISHED = "0.9.10+spec-1.1.0";
    private static final AdvisoryBuilder ADVISORY =
            anAdvisory().forCrate("toml").patchedIn(">=0.9.12");

    private static RegistryBuilder registry() {
        return aRegistry().release("toml", "0.9.9+spec-1.1.0", PUBLISHED, "0.9.11+spec-1.1.0", "0.9.12+spec-1.1.0");
    }

    private static RegistryBuilder yanked() {
        return aRegistry()
                .release("toml", aRelease("0.9.9"), aRelease(PUBLISHED).yanked(), aRelease("0.9.12+spec-1.1.0"));
    }

    private static Lockfile lockfile(String version) {
        String text = """
                version = 4

                [[package]]
                name = "app"
                version = "0.1.0"
                dependencies = ["toml"]

                [[package]]
                name = "toml"
                version = "VERSION"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                """.replace("VERSION", version);
        return LockfileParser.parse(text.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
    }

    private AuditReport audit(Snapshot snapshot, Lockfile lockfile, AuditPolicy policy) {
        return auditor.audit(snapshot, lockfile, policy, NOW);
    }

    private static Snapshot with(RegistryBuilder registry, AdvisoryBuilder... advisories) {
        return aSnapshot().with(advisories).registry(registry).build();
    }

    @Test
    void aLockedVersionWithoutItIsInTheRegistry() {
        AuditReport report = audit(with(registry()), lockfile("0.9.10"), AuditPolicy.DEFAULT);
        assertEquals(Verdict.CLEAN, report.verdict());
        assertEquals(List.of(), report.registry().missing());
    }

    @Test
    void twoVersionsThatDifferInItAloneAreNeither() {
        AuditReport report = audit(
                with(aRegistry().release("toml", "0.9.10+a", "0.9.10+b")), lockfile("0.9.10"), AuditPolicy.DEFAULT);
        assertEquals(List.of(new Missing("toml", "0.9.10")), report.registry().missing());
        assertEquals(Verdict.UNKNOWN, report.verdict());
    }

    @Test
    void anotherBuildThanThePublishedOneIsNotInTheRegistry() {
        for (String locked : List.of("0.9.10+other", "0.9.10+spec-1.1.0.1")) {
            AuditReport report = audit(with(registry()), lockfile(locked), AuditPolicy.DEFAULT);
            assertEquals(List.of(new Missing("toml", locked)), report.registry().missing());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.9.10, cargo update -p toml@0.9.10 --precise 0.9.12+spec-1.1.0",
        "0.9.10+spec-1.1.0, cargo update -p toml@0.9.10+spec-1.1.0 --precise 0.9.12+spec-1.1.0"
    })
    void aPlanLeavesTheReleaseAndItsCommandsSpellItAsTheLockfileDoes(String locked, String command) {
        AuditReport report = audit(with(registry(), ADVISORY), lockfile(locked), AuditPolicy.DEFAULT);
        FixPlan fix = Objects.requireNonNull(report.findings().get(0).fix());
        assertEquals(List.of(command), fix.commands());
        assertEquals(locked, fix.steps().get(0).from());
        assertEquals(locked, report.findings().get(0).affected().versionText());
        assertEquals(List.of(command), Objects.requireNonNull(report.fixAll()).commands());
    }

    @Test
    void theReleaseItselfIsNoWayOutOfItsOwnFinding() {
        RegistryBuilder registry = aRegistry().release("toml", PUBLISHED);
        AdvisoryBuilder never = anAdvisory().forCrate("toml").patchedIn(">0.9.10");
        AuditReport report = audit(with(registry, never), lockfile("0.9.10"), AuditPolicy.DEFAULT);
        FixPlan fix = Objects.requireNonNull(report.findings().get(0).fix());
        assertEquals(List.of(), fix.commands());
        assertEquals("no-fix", fix.fixClass().label());
    }

    @ParameterizedTest
    @CsvSource({
        "0.9.10, yanked:toml@0.9.10, 0",
        "0.9.10, yanked:toml@0.9.10+spec-1.1.0, 0",
        "0.9.10+spec-1.1.0, yanked:toml@0.9.10, 0",
        "0.9.10+spec-1.1.0, yanked:TOML@0.9.10+spec-1.1.0, 0",
        "0.9.10, yanked:toml@0.9.10+other, 1",
        "0.9.10+spec-1.1.0, yanked:toml@0.9.1, 1",
    })
    void aYankIsToldAndIgnoredUnderEitherSpelling(String locked, String ignore, int told) {
        AuditReport report =
                audit(with(yanked()), lockfile(locked), policy().ignore(ignore).build());
        assertEquals(told, Objects.requireNonNull(report.yanked()).size());
        assertEquals(1 - told, report.ignoredYanks().size());
        assertEquals(told == 0 ? List.of() : List.of(ignore), report.staleIgnores());
    }

    @Test
    void anIgnoreThatTwoVersionsAnswerToDropsNeither() {
        RegistryBuilder registry = aRegistry().yanked("toml", "0.9.10+a", "0.9.10+b");
        AuditReport report = audit(
                with(registry),
                lockfile("0.9.10+a"),
                policy().ignore("yanked:toml@0.9.10").build());
        assertEquals(1, Objects.requireNonNull(report.yanked()).size());
    }

    @Test
    void aYankedPackageKeepsItsSpellingAndMovesFromIt() {
        AuditReport report = audit(with(yanked(), ADVISORY), lockfile("0.9.10"), AuditPolicy.DEFAULT);
        YankedPackage told = Objects.requireNonNull(report.yanked()).get(0);
        assertEquals("toml 0.9.10", told.locked().label());
        assertNotNull(told.fix());
        assertEquals(
                List.of("cargo update -p toml@0.9.10 --precise 0.9.12+spec-1.1.0"),
                told.fix().commands());
    }

    @Test
    void aLookUpIsAnsweredInThePublishedSpelling() {
        VersionReport report = version(with(yanked(), ADVISORY), "0.9.10");
        assertEquals(PUBLISHED, report.version().toString());
        assertEquals(true, report.known());
        assertEquals(YankState.YANKED, report.yank().state());
        assertEquals(PUBLISHED, report.findings().get(0).affected().versionText());
        assertEquals(
                PUBLISHED, Objects.requireNonNull(report.fix()).steps().get(0).from());
    }

    @Test
    void aLookUpOfTwoCandidatesIsOfNone() {
        VersionReport report = version(with(aRegistry().release("toml", "0.9.10+a", "0.9.10+b")), "0.9.10");
        assertEquals("0.9.10", report.version().toString());
        assertEquals(false, report.known());
        assertEquals(YankState.UNKNOWN, report.yank().state());
    }

    private VersionReport version(Snapshot snapshot, String version) {
        return auditor.version(snapshot, CrateName.of("toml"), Version.parse(version), AuditPolicy.DEFAULT, NOW);
    }
}
