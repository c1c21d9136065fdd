package dev.rustsecd.policy;

import dev.rustsecd.advisory.Severity.Level;
import dev.rustsecd.semver.Version;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be told of; null and empty restrict nothing.
 *
 * @param ignore advisory ids or aliases in any case, or {@code yanked:name@version}, as given, in order, without
 *     repetition
 * @param failOn what makes the answer's status 422
 * @param severity the least severity of what has a score
 * @param includeUnscored what {@code severity} does with a vulnerability without a score; other kinds without one pass
 * @param targetOs operating systems of the build by rustc's names; advisories for others only are dropped
 * @param targetArch architectures of the build, likewise
 * @param rustVersion never suggest a version that needs a newer compiler
 * @param plan whether fixes are computed
 * @param path where the lockfile lies in its repository, relative
 * @param maxStaleness how long upstream may be unchecked before nothing found means {@code unknown}; null is the
 *     server's own limit
 */
public record AuditPolicy(
        List<String> ignore,
        Set<FailOn> failOn,
        @Nullable Level severity,
        boolean includeUnscored,
        List<String> targetOs,
        List<String> targetArch,
        @Nullable Version rustVersion,
        boolean plan,
        String path,
        @Nullable Duration maxStaleness) {
    /** Drops nothing, fails on nothing, plans fixes. */
    public static final AuditPolicy DEFAULT =
            new AuditPolicy(List.of(), Set.of(), null, true, List.of(), List.of(), null, true, "Cargo.lock", null);

    public AuditPolicy {
        ignore = List.copyOf(ignore);
        failOn = Set.copyOf(failOn);
        targetOs = List.copyOf(targetOs);
        targetArch = List.copyOf(targetArch);
    }

    /** Whether a text can stand in {@link #ignore()}: anything else would match nothing, whatever there is. */
    public static boolean isIgnoreEntry(String text) {
        return IgnoreEntry.isEntry(text);
    }

    /** The last segment of {@link #path()}. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
