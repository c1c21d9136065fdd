package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;

import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;

/** What {@link TestServer} serves. */
final class TestFacts {
    private TestFacts() {}

    static Snapshot snapshot() {
        return aSnapshot()
                .with(
                        anAdvisory()
                                .id(TestServer.ID)
                                .forCrate("time")
                                .title("Potential segfault in `time`")
                                .description("Unix-like systems may **segfault**.\n\n\"quoted\" \u2028 and \\ odd")
                                .aliases("CVE-2020-26235", "GHSA-shared")
                                .cvss("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H")
                                .categories("code-execution")
                                .keywords("segfault")
                                .patchedIn(">=0.2.23")
                                .unaffected("=0.2.0")
                                .function("time::at", "^0.1"),
                        anAdvisory()
                                .id("RUSTSEC-2021-0001")
                                .forCrate("Foo_Bar")
                                .informational("unmaintained")
                                .aliases("GHSA-shared"),
                        anAdvisory().id("RUSTSEC-2021-0002").forCrate("Foo_Bar").withdrawnOn("2022-01-01"))
                .build();
    }

    static IngestState anIngest() {
        Instant at = SnapshotBuilder.NOW;
        return new IngestState(
                List.of(new IngestState.QuarantinedFile(
                        SnapshotBuilder.RUSTSEC,
                        "crates/a/RUSTSEC-2020-0001.md",
                        "advisory_invalid",
                        "no id",
                        at,
                        true,
                        List.of("a"))),
                List.of(),
                List.of(new IngestState.FileRemark(
                        SnapshotBuilder.RUSTSEC, "crates/b/RUSTSEC-2020-0002.md", "odd, but read")),
                List.of(new IngestState.SourceRun(SnapshotBuilder.RUSTSEC, at, "published", "", at.plusSeconds(300))));
    }
}
