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
 * @param reasons of the yank, all that are known, each with its source; the gravest source first
 * @param affectedBy ids of all live advisories that affect the version, whenever they came; they need not be reasons
 * @param newestUnyanked the newest release of its line that is not yanked; null where there is none, or that is not known
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
        List<String> affectedBy,
        @Nullable Newest newestUnyanked,
        YankAction action,
        List<String> evidence,
        @Nullable Version target) {
    /** Nothing is known: the registry is not loaded, or does not have the version. */
    public static final Yank UNKNOWN = unknown(List.of());

    /**
     * A release.
     *
     * @param version as the registry writes it
     * @param published null where the registry gives no time
     */
    public record Newest(String version, @Nullable Instant published) {}

    public Yank {
        reasons = List.copyOf(reasons);
        affectedBy = List.copyOf(affectedBy);
        evidence = List.copyOf(evidence);
    }

    public boolean isYanked() {
        return state == YankState.YANKED;
    }

    /** The advisories that affect the version and of which it is not known whether the yank is about them. */
    public List<String> otherAdvisories() {
        return affectedBy.stream()
                .filter(id -> reasons.stream().noneMatch(reason -> id.equals(reason.advisory())))
                .toList();
    }

    /** Of a version of which the registry says nothing. */
    public static Yank unknown(List<String> affectedBy) {
        return without(YankState.UNKNOWN, affectedBy, null);
    }

    static Yank notYanked(List<String> affectedBy, @Nullable Newest newestUnyanked) {
        return without(YankState.NOT_YANKED, affectedBy, newestUnyanked);
    }

    private static Yank without(YankState state, List<String> affectedBy, @Nullable Newest newestUnyanked) {
        return new Yank(
                state, null, null, null, List.of(), affectedBy, newestUnyanked, YankAction.NONE, List.of(), null);
    }
}
