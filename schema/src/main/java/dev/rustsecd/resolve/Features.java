package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.release.Requirement.Asked;
import dev.rustsecd.semver.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features that one update switches on, and the optional dependencies that come with them. Which are on in a lockfile
 * is not written there; what it has of optional dependencies stays, and what new dependents ask for is added.
 *
 * <p>Source: Cargo reference, "Features". As cargo's resolver does, {@code a?/f} brings {@code a} into the lockfile.
 */
final class Features {
    private final LockState state;
    private final Edges edges;
    private final Resolver resolver;
    private final Map<Integer, Set<String>> on = new HashMap<>();

    /** Serves a dependency of a package; false where nothing can. */
    interface Resolver {
        boolean resolve(int owner, Dependency dependency);
    }

    Features(LockState state, Edges edges, Resolver resolver) {
        this.state = state;
        this.edges = edges;
        this.resolver = resolver;
    }

    /** Switches on what is asked of a package. */
    boolean ask(int node, Asked asked) {
        PublishedVersion published = edges.published(node);
        if (published == null || published.dependencies() == null) {
            return true;
        }
        for (String feature : asked.features()) {
            if (!switchOn(node, published, feature)) {
                return false;
            }
        }
        return !asked.defaults() || switchOn(node, published, "default");
    }

    private boolean switchOn(int node, PublishedVersion published, String feature) {
        if (!remember(node, feature)) {
            return true;
        }
        List<String> values = published.features().get(feature);
        if (values == null) {
            return enable(node, published, feature, null);
        }
        for (String value : values) {
            int slash = value.indexOf('/');
            boolean done;
            if (slash > 0) {
                int end = value.charAt(slash - 1) == '?' ? slash - 1 : slash;
                done = enable(node, published, value.substring(0, end), value.substring(slash + 1));
            } else if (value.startsWith("dep:")) {
                done = enable(node, published, value.substring(4), null);
            } else {
                done = switchOn(node, published, value);
            }
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /** Brings in the dependencies that the manifest calls so, where they are optional, and asks one feature of them. */
    private boolean enable(int node, PublishedVersion published, String alias, @Nullable String feature) {
        for (Dependency dependency : Objects.requireNonNull(published.dependencies())) {
            if (!dependency.asked().alias().equals(alias) || dependency.elsewhere()) {
                continue;
            }
            int served = served(node, dependency);
            if (served < 0) {
                if (!resolver.resolve(node, dependency)) {
                    return false;
                }
                served = served(node, dependency);
            }
            if (feature != null && served >= 0 && !ask(served, new Asked(alias, List.of(feature), false))) {
                return false;
            }
        }
        return true;
    }

    private int served(int node, Dependency dependency) {
        for (int there : state.dependencies(node)) {
            Version version = state.version(there);
            boolean fits =
                    state.crate(there).equals(dependency.crate()) && version != null && dependency.admits(version);
            if (fits && state.isActive(there)) {
                return there;
            }
        }
        return -1;
    }

    private boolean remember(int node, String feature) {
        Set<String> known = on.get(node);
        if (known == null) {
            known = new HashSet<>();
            on.put(node, known);
        }
        if (!known.add(feature)) {
            return false;
        }
        Set<String> of = known;
        state.onRollback(node, () -> of.remove(feature));
        return true;
    }

    /**
     * Whether the default features of a version were on, as far as what it has in the lockfile tells: not where they would
     * have brought in what is not there.
     */
    static boolean hadDefaults(PublishedVersion published, Set<CanonicalName> crates) {
        Set<String> aliases = new HashSet<>();
        collect(published, "default", new HashSet<>(), aliases);
        List<Dependency> dependencies = published.dependencies();
        return dependencies == null
                || dependencies.stream()
                        .filter(one ->
                                one.optional() && aliases.contains(one.asked().alias()))
                        .allMatch(one -> crates.contains(one.crate()));
    }

    /** Adds what the manifest calls the optional dependencies that come with what is asked. */
    static void collect(PublishedVersion published, Asked asked, Set<String> aliases) {
        Set<String> seen = new HashSet<>();
        asked.features().forEach(feature -> collect(published, feature, seen, aliases));
        if (asked.defaults()) {
            collect(published, "default", seen, aliases);
        }
    }

    private static void collect(PublishedVersion published, String feature, Set<String> seen, Set<String> aliases) {
        if (!seen.add(feature)) {
            return;
        }
        List<String> values = published.features().get(feature);
        if (values == null) {
            aliases.add(feature);
            return;
        }
        for (String value : values) {
            int slash = value.indexOf('/');
            if (slash > 0) {
                aliases.add(value.substring(0, slash).replace("?", ""));
            } else if (value.startsWith("dep:")) {
                aliases.add(value.substring(4));
            } else {
                collect(published, value, seen, aliases);
            }
        }
    }
}
