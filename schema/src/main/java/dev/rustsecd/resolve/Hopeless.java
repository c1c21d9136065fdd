package dev.rustsecd.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requirements that nothing can serve for as long as an update lasts, since a package that stays is in the way: releases
 * that have one need not be tried. Updates of one package from one state may share what they learn, wherever they lead.
 */
public final class Hopeless {
    private final Set<String> requirements = new HashSet<>();

    void add(Dependency dependency) {
        requirements.add(key(dependency));
    }

    /** Whether a release has such a requirement, whatever features are on. */
    boolean isHopeless(PublishedVersion release) {
        List<Dependency> dependencies = requirements.isEmpty() ? null : release.dependencies();
        if (dependencies != null) {
            for (Dependency dependency : dependencies) {
                if (!dependency.optional() && !dependency.elsewhere() && requirements.contains(key(dependency))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String key(Dependency dependency) {
        return dependency.crate().text() + ' ' + dependency.text();
    }
}
