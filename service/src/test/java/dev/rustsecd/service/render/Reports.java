package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Reports of lockfiles that a test writes. */
public final class Reports {
    /** The source of a package of crates.io. */
    public static final String CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";

    private Reports() {}

    public static AuditReport report(Snapshot snapshot, String lockfile, AuditPolicy policy) {
        return new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT)
                .audit(
                        snapshot,
                        LockfileParser.parse(lockfile.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT),
                        policy,
                        NOW);
    }

    public static AuditReport report(Snapshot snapshot, String lockfile) {
        return report(snapshot, lockfile, AuditPolicy.DEFAULT);
    }

    /** A policy that ignores some, for a lockfile at this path. */
    public static AuditPolicy ignoring(String path, String... ignored) {
        return new AuditPolicy(List.of(ignored), Set.of(), null, true, List.of(), List.of(), null, true, path, null);
    }

    /** An entry; without source where that is empty. */
    public static String entry(String name, String version, String source, String... dependencies) {
        String list = dependencies.length == 0
                ? ""
                : "dependencies = [\n \"" + String.join("\",\n \"", dependencies) + "\",\n]\n";
        return "\n[[package]]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n"
                + (source.isEmpty() ? "" : "source = \"" + source + "\"\n") + list;
    }
}
