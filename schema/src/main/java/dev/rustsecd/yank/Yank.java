package dev.rustsecd.yank;

import dev.rustsecd.semver.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the yank of one version, and what follows from it.
 *
 * @param since the registry's own time of the yank; null where it gave none
 * @param firstSeen when it was first seen yanked here; of a version that was so when its crate was first loaded, that time
 * @param yankClass null where it is not yanked
 * @param reasons all that are known, each with its source; the gravest source first
 * @param evidence sentences that name versions and times
 * @param target a safe version, old enough, to which the action wants to move; null where there is none to name. It may
 *     be out of a dependent's reach
 */
public record Yank(
        YankState state,
        @Nullable Instant since,
        @Nullable Instant firstSeen,
        @Nullable YankClass yankClass,
        List<YankReason> reasons,
        YankAction action,
        List<String> evidence,
        @Nullable Version target) {
    /** Nothing is known: the registry is not loaded, or does not have the version. */
    public static final Yank UNKNOWN = without(YankState.UNKNOWN);

    static final Yank NOT_YANKED = without(YankState.NOT_YANKED);

    public Yank {
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
    }

    public boolean isYanked() {
        return state == YankState.YANKED;
    }

    private static Yank without(YankState state) {
        return new Yank(state, null, null, null, List.of(), YankAction.NONE, List.of(), null);
    }
}
