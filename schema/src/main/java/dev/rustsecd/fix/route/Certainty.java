package dev.rustsecd.fix.route;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.words.CautionSentences;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of the changes on a bench could not be checked. */
final class Certainty {
    private final Workbench bench;
    private final LockState state;
    private final Set<String> reasons = new LinkedHashSet<>();

    private Certainty(Workbench bench) {
        this.bench = bench;
        this.state = bench.state();
    }

    static Certainty of(Workbench bench) {
        Certainty certainty = new Certainty(bench);
        certainty.look();
        return certainty;
    }

    /** Why it is not certain, a sentence each; empty where all was checked. */
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    private void look() {
        if (!bench.isSure()) {
            reasons.add(CautionSentences.cargoChooses());
        }
        for (LockState.Assumption assumed : state.assumptions()) {
            Dependency needed = assumed.dependency();
            String owner = state.id(assumed.owner());
            String required = needed.name() + ' ' + needed.text();
            reasons.add(
                    bench.crates().peek(needed.crate()) == null
                            ? CautionSentences.requiresNotKnown(owner, required, needed.name())
                            : CautionSentences.requiresNotOnRegistry(owner, required, needed.name()));
        }
        for (int node : state.touched()) {
            if (state.isChanged(node) && state.isCratesIo(node)) {
                requirementsOn(node);
                requirementsOf(node);
                if (!state.isOfLockfile(node)) {
                    reasons.add(CautionSentences.featuresNotChecked());
                }
            }
        }
    }

    private void requirementsOn(int node) {
        int[] owners = state.owners(node);
        if (owners.length == 0) {
            reasons.add(CautionSentences.dependentsNotListed(state.name(node)));
        }
        for (int owner : owners) {
            for (Dependency dependency : bench.edges().between(owner, node)) {
                if (dependency.isAssumed()) {
                    reasons.add(state.isCratesIo(owner) ? unread(owner) : CautionSentences.manifestsNotSent());
                }
            }
        }
    }

    private void requirementsOf(int node) {
        PublishedVersion published = bench.edges().published(node);
        if (published == null || published.dependencies() == null) {
            reasons.add(unread(node));
            return;
        }
        for (Dependency dependency : published.dependencies()) {
            if (isUnknown(dependency) && isServedByCratesIo(node, dependency)) {
                reasons.add(unknown(bench.crates(), dependency.crate(), dependency.name()));
            }
        }
    }

    private boolean isUnknown(Dependency dependency) {
        KnownCrate crate = bench.crates().peek(dependency.crate());
        boolean absent = crate != null && !crate.isThere();
        return !dependency.elsewhere() && (absent || bench.crates().isMissing(dependency.crate()));
    }

    private boolean isServedByCratesIo(int node, Dependency dependency) {
        for (int serving : state.dependencies(node)) {
            if (state.crate(serving).equals(dependency.crate())) {
                return state.isCratesIo(serving);
            }
        }
        return false;
    }

    /** That the registry does not say which releases of a crate there are, and why. */
    static String unknown(KnownCrates crates, CanonicalName crate, String name) {
        return crates.peek(crate) == null
                ? CautionSentences.releasesNotKnown(name)
                : CautionSentences.notOnRegistry(name);
    }

    private String unread(int node) {
        return unread(bench, node);
    }

    /** That nobody knows what a package of crates.io requires. */
    static String unread(Workbench bench, int node) {
        LockState state = bench.state();
        KnownCrate crate = bench.crates().peek(state.crate(node));
        if (crate == null) {
            return CautionSentences.requirementsNotFetched(state.id(node));
        }
        return crate.isThere()
                ? CautionSentences.requirementsNotKnown(state.id(node))
                : CautionSentences.requirementsNotOnRegistry(state.id(node));
    }
}
