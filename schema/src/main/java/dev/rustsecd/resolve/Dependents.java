package dev.rustsecd.resolve;

import dev.rustsecd.semver.Version;
import java.util.Arrays;
import java.util.List;

/** What the packages of a lockfile ask of those that they depend on, as it is now. */
public final class Dependents {
    private final LockState state;
    private final Edges edges;

    public Dependents(LockState state, Edges edges) {
        this.state = state;
        this.edges = edges;
    }

    /** The dependents that would not have a package at a version, and that nothing else of its crate serves. */
    public int[] rejecting(int node, Version version) {
        int[] owners = state.owners(node);
        int count = 0;
        for (int owner : owners) {
            if (rejects(owner, node, version)) {
                owners[count++] = owner;
            }
        }
        return Arrays.copyOf(owners, count);
    }

    private boolean rejects(int owner, int node, Version version) {
        List<Dependency> dependencies = edges.between(owner, node);
        for (int i = 0; i < dependencies.size(); i++) {
            Dependency dependency = dependencies.get(i);
            if (!dependency.admits(version) && !isServed(dependency, node)) {
                return true;
            }
        }
        return false;
    }

    /** Whether another package of its crate would do for a dependent. */
    public boolean isServedElsewhere(int owner, int node) {
        return edges.between(owner, node).stream().allMatch(dependency -> isServed(dependency, node));
    }

    /** Whether a package is there that serves a requirement, and no other does. */
    public boolean isServedOnlyBy(int node, Dependency dependency) {
        Version now = state.version(node);
        return state.isActive(node) && now != null && dependency.admits(now) && !isServed(dependency, node);
    }

    private boolean isServed(Dependency dependency, int without) {
        for (int other : state.nodesOf(dependency.crate())) {
            Version version = state.version(other);
            if (other != without && state.isActive(other) && version != null && dependency.admits(version)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what a package asks of another admits a version of it. */
    public boolean admits(int owner, int node, Version version) {
        for (Dependency dependency : edges.between(owner, node)) {
            if (!dependency.admits(version)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a package is there and another depends on it. */
    public boolean needs(int owner, int node) {
        return state.isActive(node) && state.isActive(owner) && IntSets.contains(state.dependencies(owner), node);
    }

    /** Whether a package depends on another and admits none of the versions. */
    public boolean blocks(int owner, int node, List<PublishedVersion> targets) {
        if (!needs(owner, node)) {
            return false;
        }
        for (PublishedVersion target : targets) {
            if (admits(owner, node, target.version())) {
                return false;
            }
        }
        return true;
    }
}
