package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.release.Release;
import dev.rustsecd.release.ReleaseRequirements;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A published version of a crate; what it requires is unpacked when it is first asked for. Safe for many threads. */
public final class PublishedVersion {
    private final String crate;
    private final CanonicalName canonical;
    private final Release release;
    private final Version version;
    private final @Nullable PackedRequirements packed;
    private volatile @Nullable Needs needs;

    /** As {@link KnownCrate#shape} numbers it; -1 until it does. */
    private volatile int shape = -1;

    /** What is unpacked; {@code dependencies} is null where it is not known, and {@code hashes} has those of their crates. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Needs(
            @Nullable List<Dependency> dependencies,
            int[] hashes,
            @Nullable String links,
            Map<String, List<String>> features) {
        List<Dependency> on(CanonicalName crate) {
            List<Dependency> found = List.of();
            int hash = crate.hashCode();
            for (int i = 0; i < hashes.length; i++) {
                if (hashes[i] == hash) {
                    Dependency one = Objects.requireNonNull(dependencies).get(i);
                    found = one.crate().equals(crate) ? with(found, one) : found;
                }
            }
            return found;
        }

        private static List<Dependency> with(List<Dependency> some, Dependency one) {
            if (some.isEmpty()) {
                return List.of(one);
            }
            List<Dependency> more = new ArrayList<>(some);
            more.add(one);
            return more;
        }
    }

    PublishedVersion(String crate, CanonicalName canonical, Release release, @Nullable PackedRequirements packed) {
        this.crate = crate;
        this.canonical = canonical;
        this.release = release;
        this.version = Objects.requireNonNull(release.version());
        this.packed = packed;
    }

    /** The crate's name as the registry spells it. */
    public String crate() {
        return crate;
    }

    public CanonicalName canonical() {
        return canonical;
    }

    public Version version() {
        return version;
    }

    public Release release() {
        return release;
    }

    public boolean isYanked() {
        return release.isYanked();
    }

    /**
     * What it asks of other crates; null where that is not known. Development dependencies are left out: a published
     * crate's own bind nobody who depends on it.
     *
     * <p>Source: Cargo reference, "Specifying Dependencies", development dependencies.
     */
    public @Nullable List<Dependency> dependencies() {
        return needs().dependencies();
    }

    /** Whether it is known what it asks of other crates. */
    public boolean isRead() {
        return needs().dependencies() != null;
    }

    /** What it asks of one crate; empty also where that is not known. */
    public List<Dependency> dependenciesOn(CanonicalName crate) {
        return needs().on(crate);
    }

    /** The native library that it links, of which a build has one. */
    public @Nullable String links() {
        return needs().links();
    }

    /** What the manifest calls the optional dependencies that come with what is asked of it. */
    public Set<String> optionsOf(Requirement.Asked asked) {
        if (needs().features().isEmpty()) {
            return Set.of();
        }
        Set<String> aliases = new HashSet<>();
        Features.collect(this, asked, aliases);
        return aliases;
    }

    /** Whether the default features of it were on, as far as the crates tell that it depends on. */
    public boolean hadDefaults(Set<CanonicalName> crates) {
        return Features.hadDefaults(this, crates);
    }

    /** By name what each feature switches on. */
    Map<String, List<String>> features() {
        return needs().features();
    }

    /** All that it requires, as a text; features of what has no dependencies switch nothing on. */
    String needsText() {
        Needs all = needs();
        StringBuilder text = new StringBuilder(String.valueOf(all.links()));
        if (all.dependencies() == null) {
            return text.append(" unknown ").append(version).toString();
        }
        text.append(all.dependencies().isEmpty() ? "" : all.features());
        for (Dependency dependency : all.dependencies()) {
            text.append(dependency.name()).append(' ').append(dependency.text()).append(dependency.optional());
            text.append(dependency.elsewhere()).append(dependency.asked());
        }
        return text.toString();
    }

    int shape() {
        return shape;
    }

    void setShape(int number) {
        shape = number;
    }

    private Needs needs() {
        Needs known = needs;
        if (known == null) {
            known = unpack();
            needs = known;
        }
        return known;
    }

    private Needs unpack() {
        ReleaseRequirements found = packed == null ? null : packed.find(release.number());
        if (found == null) {
            return new Needs(null, new int[0], null, Map.of());
        }
        List<Dependency> dependencies = found.requirements().stream()
                .filter(requirement -> requirement.kind() != Requirement.Kind.DEV)
                .map(Dependency::published)
                .toList();
        int[] hashes = dependencies.stream()
                .mapToInt(dependency -> dependency.crate().hashCode())
                .toArray();
        return new Needs(dependencies, hashes, found.links(), found.features());
    }

    @Override
    public String toString() {
        return crate + '@' + version;
    }
}
