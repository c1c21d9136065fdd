package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static dev.rustsecd.service.render.Reports.CRATES_IO;
import static dev.rustsecd.service.render.Reports.entry;

import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReasonTable;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason;
import java.time.Duration;
import java.util.List;

/** A lockfile with a yank of every class: that of an attack, of a vulnerability, of an operator, of nobody. */
public final class YankedFacts {
    /** The entries are not in the order of their names, and one is there twice. */
    public static final String LOCKFILE = "version = 4\n"
            + entry("app", "0.1.0", "", "unexplained", "arrayref", "broken", "time")
            + entry("unexplained", "1.10.0", CRATES_IO)
            + entry("unexplained", "1.9.0", CRATES_IO)
            + entry("unexplained", "1.9.0", CRATES_IO)
            + entry("arrayref", "0.3.9", CRATES_IO)
            + entry("broken", "2.0.0", "sparse+https://index.crates.io/", "time")
            + entry("time", "0.1.42", CRATES_IO);

    private YankedFacts() {}

    /** arrayref is what it was in August 2026: five yanks, and a fresh release to be driven to. */
    public static Snapshot snapshot() {
        return aSnapshot()
                .revision(9)
                .with(anAdvisory().id("RUSTSEC-2020-0071").forCrate("time").patchedIn(">=0.1.45"))
                .registry(aRegistry()
                        .yanked("arrayref", "0.3.5", "0.3.6", "0.3.7", "0.3.8", "0.3.9")
                        .release("arrayref", aRelease("0.3.10").age(Duration.ofHours(1)))
                        .yanked("unexplained", "1.9.0", "1.10.0")
                        .release("unexplained", "1.11.0")
                        .yanked("broken", "2.0.0")
                        .release("broken", "2.0.1")
                        .release("time", aRelease("0.1.42").yankSeen(NOW.minus(Duration.ofDays(9))))
                        .release("time", "0.1.45"))
                .build()
                .with(YankReasonTable.EMPTY.with(List.of(
                        reason("arrayref", "0.3.9", YankReason.Source.REGISTRY, "please update"),
                        reason("broken", "2.0.0", YankReason.Source.OPERATOR, "does not build | on *any* target"))));
    }

    private static YankReasonTable.Change reason(String crate, String version, YankReason.Source source, String text) {
        RecordedReason recorded = new RecordedReason(new YankDocument(text, null), NOW.minus(Duration.ofDays(9)), null);
        return new YankReasonTable.Change(crate, source, version, recorded, new Revision(2));
    }
}
