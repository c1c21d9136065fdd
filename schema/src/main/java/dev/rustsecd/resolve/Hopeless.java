package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requirements that nothing can serve for as long as an update lasts, since a package that stays is in the way: releases
 * that have one need not be tried. Updates of one package from one state may share what they learn, wherever they lead.
 */
public final class Hopeless {
    private final Map<CanonicalName, Set<String>> requirements = new HashMap<>();

    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    void add(Dependency dependency) {
        requirements
                .computeIfAbsent(dependency.crate(), none -> new HashSet<>())
                .add(dependency.text());
    }

    /** Whether a release has such a requirement, whatever features are on. */
    boolean isHopeless(PublishedVersion release) {
        List<Dependency> dependencies = requirements.isEmpty() ? null : release.dependencies();
        if (dependencies != null) {
            for (Dependency dependency : dependencies) {
                if (!dependency.optional() && !dependency.elsewhere()) {
                    Set<String> ofCrate = requirements.get(dependency.crate());
                    if (ofCrate != null && ofCrate.contains(dependency.text())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
