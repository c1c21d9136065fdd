package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.Inspection.Match;
import dev.rustsecd.audit.Inspection.Yanked;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.PolicyFilter;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.PackedReleases.State;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks at the packages of one lockfile, one after the other. Used once. */
final class Inspector {
    private final Snapshot snapshot;
    private final Lockfile lockfile;
    private final PolicyFilter filter;
    private final Predicate<Advisory> wanted;
    private final RegistryReader registry;
    private final YankReader yanks;
    private final AuditLimits limits;

    private final List<Match> matches = new ArrayList<>();
    private final List<Yanked> yanked = new ArrayList<>();
    private final List<RegistryReader.Found> found = new ArrayList<>();
    private final Map<Integer, Version> published = new HashMap<>();
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final List<String> usedIgnores = new ArrayList<>();
    private Revision revision;

    /** How many matches and yanked packages there are so far, as the limits count them. */
    private long size;

    private Inspector(
            Snapshot snapshot,
            Lockfile lockfile,
            PolicyFilter filter,
            RegistryReader registry,
            YankReader yanks,
            AuditLimits limits) {
        this.snapshot = snapshot;
        this.lockfile = lockfile;
        this.filter = filter;
        this.wanted = filter::admits;
        this.registry = registry;
        this.yanks = yanks;
        this.limits = limits;
        this.revision = snapshot.revisionOf(null);
    }

    /** What an audit keeps to, and what follows from that. */
    record Settings(AuditPolicy policy, Rules rules, AuditLimits limits, Instant now) {
        RegistryReader registryOf(Snapshot snapshot) {
            return new RegistryReader(snapshot.registry(), rules.freshness(), now);
        }

        Completeness ofAdvisories(Snapshot snapshot) {
            return Completeness.of(snapshot, rules.freshness().with(policy.maxStaleness()), now);
        }

        FixRules fixRules() {
            return new FixRules(policy.rustVersion(), rules.maturity(), now);
        }
    }

    /**
     * @throws RejectedInput {@link Rejection#REPORT_TOO_LARGE}
     */
    static Inspection inspect(Snapshot snapshot, Lockfile lockfile, Settings settings) {
        AuditPolicy policy = settings.policy();
        FixRules rules = settings.fixRules();
        YankReader yanks = new YankReader(snapshot, rules.maturity(), rules.rustVersion(), rules.now());
        PolicyFilter filter = new PolicyFilter(policy);
        Inspector inspector =
                new Inspector(snapshot, lockfile, filter, settings.registryOf(snapshot), yanks, settings.limits());
        inspector.look();
        return inspector.done(policy, rules, settings.ofAdvisories(snapshot));
    }

    private void look() {
        List<LockedPackage> packages = lockfile.packages();
        for (int i = 0; i < packages.size(); i++) {
            LockedPackage locked = packages.get(i);
            Version version = locked.version();
            if (version != null && LockfileClaim.isAudited(locked)) {
                look(i, locked, version);
            }
        }
    }

    private void look(int index, LockedPackage locked, Version version) {
        if (registry.isOn()) {
            lookUp(index, locked, version);
        }
        CrateAdvisories crate = snapshot.crate(locked.name());
        if (crate == null) {
            return;
        }
        revision = revision.max(snapshot.revisionOf(crate));
        for (AdvisoryRecord record : crate.affecting(version, wanted)) {
            rejectTooMany(locked);
            Optional<String> ignoredBy = filter.ignoredBy(record.advisory());
            ignoredBy.ifPresent(usedIgnores::add);
            matches.add(new Match(index, record, ignoredBy));
        }
        if (crate.unreadable()) {
            unreadable.add(locked.id());
        }
    }

    private void lookUp(int index, LockedPackage locked, Version version) {
        RegistryReader.Found said = registry.look(locked.name(), locked.versionText());
        found.add(said);
        if (!said.number().equals(locked.versionText())) {
            published.put(index, Version.tryParse(said.number()).orElse(version));
        }
        if (said.state() == State.YANKED) {
            rejectTooMany(locked);
            yanked.add(yanked(index, locked));
            revision = revision.max(yanks.revisionOf(locked.name()));
        }
    }

    private Yanked yanked(int index, LockedPackage locked) {
        Optional<String> ignoredBy = filter.ignoredBy(locked, number -> registry.published(locked.name(), number));
        ignoredBy.ifPresent(usedIgnores::add);
        return new Yanked(index, yanks.of(locked.name(), locked.versionText()), ignoredBy);
    }

    private void rejectTooMany(LockedPackage locked) {
        size += AuditLimits.countOf(locked);
        if (size > limits.maxFindings()) {
            throw new RejectedInput(Rejection.REPORT_TOO_LARGE, ProblemSentences.findings(limits.maxFindings()));
        }
    }

    private Inspection done(AuditPolicy policy, FixRules rules, Completeness ofAdvisories) {
        LockfileClaim claim = new LockfileClaim(lockfile);
        RegistryReading read = registry.reading(found);
        boolean nothing = matches.isEmpty() && yanked.isEmpty();
        return new Inspection(
                snapshot,
                lockfile,
                nothing ? DependencyGraph.EMPTY : DependencyGraph.of(lockfile),
                policy,
                rules,
                matches,
                yanked,
                published,
                claim.audited(),
                claim.skipped(),
                ofAdvisories.after(claim.incomplete()).andUnreadable(unreadable).and(read),
                read,
                filter.staleIgnores(usedIgnores, read.on()),
                revision.max(read.revision()));
    }
}
