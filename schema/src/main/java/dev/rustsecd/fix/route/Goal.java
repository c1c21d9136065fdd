package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fix.SafeReleases;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.semver.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That findings of one package are gone: it is there no more, or at a version that none of them affects, and so is
 * whatever came in its place.
 *
 * @param findings of the package; where there is none, it is its version that must be left
 * @param targets where it may move
 */
record Goal(int node, List<Advisory> findings, SafeReleases.Targets targets) {
    Goal {
        findings = List.copyOf(findings);
    }

    /** What tells goals of one lockfile apart; two sources may have an advisory of one id each. */
    record Key(int node, List<Advisory> findings) {
        /** By ids: those of advisories would read all of their texts. */
        @Override
        public int hashCode() {
            int hash = node;
            for (Advisory finding : findings) {
                hash = 31 * hash + finding.id().hashCode();
            }
            return hash;
        }
    }

    Key key() {
        return new Key(node, findings);
    }

    boolean isReached(LockState state) {
        if (state.isActive(node) && isAffected(state, state.version(node))) {
            return false;
        }
        for (int other : state.nodesOf(state.crate(node))) {
            boolean affected = other != node && state.isActive(other) && isAffected(state, state.version(other));
            if (affected && (!state.isOfLockfile(other) || takesOver(state, other))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the package is gone, and what depended on it now depends on an older one that was there. */
    private boolean takesOver(LockState state, int other) {
        Version version = Objects.requireNonNull(state.version(other));
        if (state.isActive(node) || version.compareTo(Objects.requireNonNull(state.lockedVersion(node))) > 0) {
            return false;
        }
        int[] before = state.lockedOwners(other);
        int[] ofThis = state.lockedOwners(node);
        for (int owner : state.owners(other)) {
            if (contains(ofThis, owner) && !contains(before, owner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(int[] all, int one) {
        return Arrays.stream(all).anyMatch(each -> each == one);
    }

    /** The version that the package has in the end, or the one that came in its place; null for none. */
    @Nullable
    Version outcome(LockState state) {
        if (state.isActive(node)) {
            return state.version(node);
        }
        for (int other : state.nodesOf(state.crate(node))) {
            if (state.isChanged(other) && state.isCratesIo(other)) {
                return state.version(other);
            }
        }
        return null;
    }

    private boolean isAffected(LockState state, @Nullable Version version) {
        if (findings.isEmpty()) {
            return Objects.equals(version, state.lockedVersion(node));
        }
        return version != null && (isNewPreRelease(state, version) || isAffected(version));
    }

    /** What cargo may choose, and what nobody is to be led to who has no pre-release. */
    private boolean isNewPreRelease(LockState state, Version version) {
        Version locked = Objects.requireNonNull(state.lockedVersion(node));
        return version.isPreRelease() && !locked.isPreRelease();
    }

    private boolean isAffected(Version version) {
        return findings.stream().anyMatch(advisory -> advisory.versions().contains(version));
    }
}
