package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.semver.Version;
import java.util.Arrays;
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
    private @Nullable CanonicalName[] crateOf = new CanonicalName[0];
    private @Nullable Version[] versionOf = new Version[0];
    private @Nullable PublishedVersion[] published = new PublishedVersion[0];

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
        CanonicalName name = state.crate(node);
        if (node >= published.length) {
            crateOf = Arrays.copyOf(crateOf, state.size() + 16);
            versionOf = Arrays.copyOf(versionOf, crateOf.length);
            published = Arrays.copyOf(published, crateOf.length);
        }
        if (!version.equals(versionOf[node]) || !name.equals(crateOf[node])) {
            KnownCrate crate = crates.get(name);
            published[node] = crate == null ? null : crate.find(version);
            versionOf[node] = version;
            crateOf[node] = name;
        }
        return published[node];
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
        List<Dependency> all = published == null ? List.of() : published.dependenciesOn(state.crate(node));
        if (all.size() > 1) {
            all = all.stream().filter(dependency -> dependency.admits(locked)).toList();
        } else if (!all.isEmpty() && !all.get(0).admits(locked)) {
            all = List.of();
        }
        return all.isEmpty() ? List.of(assumed(node, locked)) : all;
    }

    /** One for all that depend on a package, of which there may be thousands. */
    private Dependency assumed(int node, Version locked) {
        Dependency known = assumed.get(node);
        if (known == null || !locked.equals(known.anchor()) || !known.crate().equals(state.crate(node))) {
            known = Dependency.assumed(state.crate(node), state.name(node), locked);
            assumed.put(node, known);
        }
        return known;
    }
}
