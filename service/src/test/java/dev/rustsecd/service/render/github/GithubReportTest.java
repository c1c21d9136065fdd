package dev.rustsecd.service.render.github;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static dev.rustsecd.service.render.Reports.CRATES_IO;
import static dev.rustsecd.service.render.Reports.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.Reports;
import dev.rustsecd.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubReportTest {
    private static final String LOCKFILE = "version = 4\n" + entry("app", "0.1.0", "", "rustls", "time")
            + entry("rustls", "0.1.0", CRATES_IO) + entry("time", "0.1.42", CRATES_IO);

    private static List<String> lines(Snapshot snapshot, String lockfile, AuditPolicy policy) {
        byte[] text = GithubReport.render(Reports.report(snapshot, lockfile, policy), snapshot);
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void eachPackageIsOneCommandAtItsLineTheGravestFirst() {
        Snapshot snapshot = aSnapshot()
                .with(
                        anAdvisory()
                                .id("RUSTSEC-2021-0001")
                                .forCrate("rustls")
                                .informational("unmaintained")
                                .title("Gone"),
                        anAdvisory()
                                .id("RUSTSEC-2020-0071")
                                .forCrate("time")
                                .title("Segfault in `time`")
                                .patchedIn(">=0.1.45"),
                        anAdvisory()
                                .id("RUSTSEC-2020-0072")
                                .forCrate("time")
                                .title("Another")
                                .patchedIn(">=0.1.45"))
                .build();
        assertEquals(
                List.of(
                        "::error file=my-app/Cargo.lock,line=17,title=time 0.1.42 [vulnerability]"
                                + "::time 0.1.42 is vulnerable: RUSTSEC-2020-0071 (Segfault in time)."
                                + "%0Atime 0.1.42 is vulnerable: RUSTSEC-2020-0072 (Another)."
                                + "%0AUpdate to time 0.1.45 (Cargo.lock only). Run: cargo update -p time@0.1.42 --precise 0.1.45"
                                + "%0APulled in by app 0.1.0",
                        "::warning file=my-app/Cargo.lock,line=12,title=rustls 0.1.0 [unmaintained]"
                                + "::rustls 0.1.0 is unmaintained: RUSTSEC-2021-0001 (Gone)."
                                + "%0AThe crate is no longer maintained, so no release will fix this."
                                + "%0APulled in by app 0.1.0",
                        "2 vulnerabilities and 1 warning in my-app/Cargo.lock.",
                        "Checked 2 of 3 packages in Cargo.lock against 3 advisories (as of 2026-11-21). Packages were not checked"
                                + " for yanks."),
                lines(snapshot, LOCKFILE, Reports.ignoring("my-app/Cargo.lock")));
    }

    @Test
    void whatCouldNotBeCheckedIsAWarning() {
        Snapshot seed = aSnapshot().seed().build();
        List<String> lines = lines(seed, LOCKFILE, AuditPolicy.DEFAULT);
        assertTrue(
                lines.get(0)
                        .startsWith(
                                "::warning file=Cargo.lock,title=rustsecd::Not everything could be checked: advisory"),
                lines::toString);
        assertEquals(3, lines.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // title of the advisory | what is left of it
                "100% sure, a: b            | 100%25 sure, a: b",
                "std::mem and :::x          | std: :mem and : : :x",
                "' Begins with a blank '     | Begins with a blank",
                "'::error::x'               | : :error: :x",
                "'a\\r\\n::set-output name=a::b' | a  : :set-output name=a: :b",
            })
    void strangersCannotWriteCommands(String title, String left) {
        String raw = title.replace("\\r", "\r").replace("\\n", "\n");
        Snapshot snapshot =
                aSnapshot().with(anAdvisory().forCrate("time").title(raw)).build();
        List<String> lines = lines(snapshot, LOCKFILE, AuditPolicy.DEFAULT);
        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("(" + left + ")."), lines.get(0));
        String message = lines.get(0).substring(lines.get(0).indexOf("::", 2) + 2);
        assertTrue(!message.contains("::"), message);
    }

    @Test
    void pathsCannotAddProperties() {
        Snapshot snapshot = aSnapshot().with(anAdvisory().forCrate("time")).build();
        String path = "a,line=1::b%0A/Cargo.lock";
        String command = lines(snapshot, LOCKFILE, Reports.ignoring(path)).get(0);
        assertTrue(command.startsWith("::error file=a%2Cline=1%3A %3Ab%250A/Cargo.lock,line=17,title="), command);
    }
}
