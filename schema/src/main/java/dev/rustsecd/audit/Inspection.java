package dev.rustsecd.audit;

import dev.rustsecd.audit.AuditReport.Skipped;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.yank.Yank;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one look at a lockfile found, before anything is planned.
 *
 * @param snapshot what was looked at
 * @param graph of the lockfile; without edges where nothing is the matter, since nobody asks it then
 * @param rules what plans must keep to
 * @param matches in the order of the lockfile, then by advisory id
 * @param yanked in the order of the lockfile
 * @param published by index, versions that the registry writes with build metadata and the lockfile does not
 * @param audited how many packages advisories were matched with
 * @param completeness what could not be known
 * @param registry what was learnt of published versions
 * @param staleIgnores what the policy ignores and nothing matched
 * @param revision the highest among the facts that were consulted
 */
public record Inspection(
        Snapshot snapshot,
        Lockfile lockfile,
        DependencyGraph graph,
        AuditPolicy policy,
        FixRules rules,
        List<Match> matches,
        List<Yanked> yanked,
        Map<Integer, Version> published,
        int audited,
        List<Skipped> skipped,
        Completeness completeness,
        RegistryReading registry,
        List<String> staleIgnores,
        Revision revision) {
    public Inspection {
        matches = List.copyOf(matches);
        yanked = List.copyOf(yanked);
        published = Map.copyOf(published);
        skipped = List.copyOf(skipped);
        staleIgnores = List.copyOf(staleIgnores);
    }

    /** An advisory that affects a package and that the policy wants to hear of, and the entry that ignores it. */
    public record Match(int index, AdvisoryRecord record, Optional<String> ignoredBy) {
        Found found() {
            return new Found(index, record.advisory());
        }
    }

    /** A package that is yanked, what that means, and the entry that ignores it. */
    public record Yanked(int index, Yank yank, Optional<String> ignoredBy) {}

    /** The crates of which plans need what their versions require; none where none are wanted. */
    public SortedSet<CanonicalName> needs() {
        return Planning.needs(this);
    }

    /** The indexes of the packages that are to move. */
    Collection<Integer> moving() {
        SortedSet<Integer> indexes = new TreeSet<>();
        matches.forEach(match -> indexes.add(match.index()));
        yanked.stream().filter(one -> one.yank().target() != null).forEach(one -> indexes.add(one.index()));
        return indexes;
    }
}
