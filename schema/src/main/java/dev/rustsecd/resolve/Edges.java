package dev.rustsecd.resolve;

import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the edges of a lockfile ask for. */
public final class Edges {
    private final LockState state;
    private final KnownCrates crates;
    private final Map<Integer, Dependency> assumed = new HashMap<>();

    public Edges(LockState state, KnownCrates crates) {
        this.state = state;
        this.crates = crates;
    }

    /** What the registry says of a package at its present version; null where that is not known. */
    public @Nullable PublishedVersion published(int node) {
        Version version = state.version(node);
        if (version == null || !state.isCratesIo(node)) {
            return null;
        }
        KnownCrate crate = crates.get(state.crate(node));
        return crate == null ? null : crate.find(version);
    }

    /** What a package asks of a dependency that it has, at their present versions. */
    public List<Dependency> between(int owner, int node) {
        return between(owner, node, Objects.requireNonNull(state.version(node)));
    }

    /**
     * What a package asks of a dependency that it has.
     *
     * @param locked the version of the dependency that the requirements are those for
     * @return never empty; a requirement that is not known is assumed to be Cargo's default
     */
    List<Dependency> between(int owner, int node, Version locked) {
        PublishedVersion published = published(owner);
        List<Dependency> all = published == null ? null : published.dependencies();
        List<Dependency> serving = all == null ? List.of() : new ArrayList<>(1);
        if (all != null) {
            for (Dependency dependency : all) {
                if (dependency.crate().equals(state.crate(node)) && dependency.admits(locked)) {
                    serving.add(dependency);
                }
            }
        }
        return serving.isEmpty() ? List.of(assumed(node, locked)) : serving;
    }

    /** One for all that depend on a package, of which there may be thousands. */
    private Dependency assumed(int node, Version locked) {
        Dependency known = assumed.get(node);
        if (known == null || !locked.equals(known.anchor())) {
            known = Dependency.assumed(state.crate(node), state.name(node), locked);
            assumed.put(node, known);
        }
        return known;
    }
}
