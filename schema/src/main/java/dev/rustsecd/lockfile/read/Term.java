package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockedDependency;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The name of a package or a dependency string. Within one lockfile equal ones are one instance, so each is hashed and
 * resolved once, and most dependency strings are the very name of the package that they mean.
 */
class Term {
    final String text;

    /** The package of that name, where there is exactly one. */
    @Nullable
    Entry only;

    /** The packages of that name, where there are several. */
    PackageIndex.@Nullable Group several;

    /** What it means as a dependency string; set when that is first asked. */
    @Nullable
    LockedDependency dependency;

    /** The remark that every use of it makes, a predicate without its subject; null where nothing is odd. */
    @Nullable
    BinaryOperator<String> oddity;

    Term(String text) {
        this.text = text;
    }

    /** The terms of one lockfile. */
    @FunctionalInterface
    interface Vocabulary {
        /** The term that the lockfile has for a text; any term where it has none. */
        Term of(String text);
    }
}
