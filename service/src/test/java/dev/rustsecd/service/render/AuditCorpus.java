package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;

import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.fixtures.GitBundle;
import dev.rustsecd.fixtures.RecordBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.LockfileCorpus;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The corpus' lockfiles, and the whole advisory database to audit them by. */
final class AuditCorpus {
    private final SortedMap<String, byte[]> lockfiles = LockfileCorpus.lockfiles();
    private final Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);
    private final Snapshot snapshot;

    /** @param folder an empty one for the clone */
    AuditCorpus(Path folder) throws IOException {
        Path bundle = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");
        GitBundle git = GitBundle.cloned(bundle, folder);
        List<GitBundle.Entry> files = new ArrayList<>(git.tree("main", "crates"));
        files.addAll(git.tree("main", "rust"));
        Map<String, byte[]> contents =
                git.contents(files.stream().map(GitBundle.Entry::blob).collect(Collectors.toSet()));
        SnapshotBuilder builder = aSnapshot();
        for (GitBundle.Entry file : files) {
            byte[] content = Objects.requireNonNull(contents.get(file.blob()));
            builder.with(RecordBuilder.aRecord(AdvisoryParser.parse(file.path(), content))
                    .build());
        }
        snapshot = builder.build();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The files that can be read, by cargo-audit or by Cargo. */
    static SortedSet<String> readable() {
        return LockfileCorpus.expectedFindings().stream()
                .filter(row -> !row[1].equals("refused"))
                .map(row -> row[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    AuditReport report(String file) {
        return report(file, AuditPolicy.DEFAULT);
    }

    AuditReport report(String file, AuditPolicy policy) {
        byte[] bytes = Objects.requireNonNull(lockfiles.get(file), file);
        return auditor.audit(snapshot, LockfileParser.parse(bytes, LockfileLimits.DEFAULT), policy, NOW);
    }
}
