package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.Commands;
import dev.rustsecd.fix.FixPlan.Introduced;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.fix.SafeReleases;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.resolve.CargoUpdate;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Dependents;
import dev.rustsecd.resolve.Edges;
import dev.rustsecd.resolve.Hopeless;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A lockfile on which commands are tried, with the commands that were kept so far. */
final class Workbench {
    /** Releases tried in one update; of those that cargo carried out over the corpus the worst took far fewer. */
    private static final long STEPS_AN_UPDATE = 300;

    private final LockState state;
    private final KnownCrates crates;
    private final Edges edges;
    private final CargoUpdate cargo;
    private final Function<CanonicalName, List<Advisory>> advisories;
    private final FixRules rules;
    private final PlayedUpdates played;
    private final Map<CanonicalName, List<Advisory>> live = new HashMap<>();
    private final Map<String, List<PublishedVersion>> above = new HashMap<>();
    private final Map<String, List<PublishedVersion>> ofDependents = new HashMap<>();
    private final Map<String, List<PublishedVersion>> reached = new HashMap<>();
    private final Reachable reachable;
    private final Dependents dependents;
    private final Prerequisites ofLockfile;
    private final Prerequisites atOnce;
    private WorkBudget budget = new WorkBudget(0);

    Workbench(LockState state, KnownCrates crates, Function<CanonicalName, List<Advisory>> advisories, FixRules rules) {
        this.state = state;
        this.crates = crates;
        this.edges = new Edges(state, crates);
        this.cargo = new CargoUpdate(state, crates);
        this.played = new PlayedUpdates(state);
        this.advisories = advisories;
        this.rules = rules;
        this.reachable = new Reachable(this);
        this.dependents = new Dependents(state, edges);
        this.ofLockfile = new Prerequisites(this, true);
        this.atOnce = new Prerequisites(this, false);
    }

    LockState state() {
        return state;
    }

    KnownCrates crates() {
        return crates;
    }

    Edges edges() {
        return edges;
    }

    FixRules rules() {
        return rules;
    }

    Dependents dependents() {
        return dependents;
    }

    /** Live advisories of a crate. */
    List<Advisory> live(CanonicalName crate) {
        return live.computeIfAbsent(crate, advisories);
    }

    void spendFrom(WorkBudget other) {
        budget = other;
    }

    WorkBudget budget() {
        return budget;
    }

    boolean isSpent() {
        return budget.isSpent();
    }

    /** What was played so far, to go back to. */
    int place() {
        return played.size();
    }

    void back(int place) {
        played.cut(place);
    }

    /** The updates since a place, in order. */
    List<PlayedUpdates.Move> movesSince(int place) {
        return played.since(place);
    }

    /**
     * Goes on from a place with these updates, precise ones of packages that can move, and no others.
     *
     * @return false where cargo rejects one; then those before it are played
     */
    boolean carryOut(int place, List<Update> updates) {
        int same = played.cutToCommon(place, updates);
        for (Update update : updates.subList(same, updates.size())) {
            if (!update.unlocked().stream().allMatch(this::isMovable)
                    || !play(update).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Plays an update and keeps it where cargo would do it; else says what is in the way. A package that would not be where
     * the command says, as another of its crate does for what needs it, counts as in its own way.
     */
    List<Conflict> play(Update update) {
        return play(update, new Hopeless());
    }

    /** Likewise, with what updates of the package from here have learned. */
    List<Conflict> play(Update update, Hopeless hopeless) {
        List<Conflict> known = played.rejected(update);
        if (known != null) {
            return known;
        }
        String command = Commands.of(state, update);
        int mark = state.mark();
        WorkBudget part = budget.part(STEPS_AN_UPDATE);
        boolean whole = hopeless.isEmpty(); // else not all that is in the way is told
        CargoUpdate.Played outcome = cargo.play(update, part, hopeless);
        List<Conflict> conflicts = outcome.conflicts();
        int first = update.unlocked().get(0);
        boolean there = state.isActive(first) && Objects.equals(state.version(first), update.precise());
        if (conflicts.isEmpty() && update.precise() != null && !there) {
            state.rollback(mark);
            conflicts = List.of(Conflict.elsewhere(state, first));
        }
        if (conflicts.isEmpty()) {
            played.add(new PlayedUpdates.Move(update, command, outcome.sure(), mark));
        } else if (whole && !part.isSpent()) {
            played.reject(update, conflicts);
        }
        return conflicts;
    }

    /** Where a package may go that is not itself the matter. */
    List<PublishedVersion> safeAbove(int node) {
        return releases(node, above, SafeReleases::above);
    }

    /** Releases of a dependent as {@code unblocked_at} names them, whatever can be reached; ascending. */
    List<PublishedVersion> ofDependent(int node) {
        return releases(node, ofDependents, SafeReleases::ofDependent);
    }

    private List<PublishedVersion> releases(
            int node, Map<String, List<PublishedVersion>> made, Function<SafeReleases, List<PublishedVersion>> which) {
        KnownCrate crate = crates.get(state.crate(node));
        Version version = state.version(node);
        if (crate == null || version == null || !crate.isThere()) {
            return List.of();
        }
        List<Advisory> advised = live(state.crate(node));
        return made.computeIfAbsent(
                state.id(node), id -> which.apply(new SafeReleases(crate, version, advised, rules)));
    }

    /** As {@link #safeAbove}, without what nothing can lead to. */
    List<PublishedVersion> reachableAbove(int node) {
        return reached.computeIfAbsent(
                node + state.id(node),
                id -> safeAbove(node).stream()
                        .filter(release -> !state.isOfLockfile(node) || reachable.isReachable(node, release))
                        .toList());
    }

    Reachable reachable() {
        return reachable;
    }

    /** As things stand, with one move after the other, or all at once; those of the lockfile are worked out once. */
    Prerequisites prerequisites(boolean oneByOne) {
        return played.size() == 0 ? (oneByOne ? ofLockfile : atOnce) : new Prerequisites(this, oneByOne);
    }

    /**
     * Whether a command can name a package for sure: it is there, of crates.io and the lockfile, and at a version that is
     * the lockfile's or that a command set, and not one that cargo chose.
     */
    boolean isMovable(int node) {
        return state.isActive(node)
                && state.isOfLockfile(node)
                && state.isCratesIo(node)
                && state.version(node) != null
                && Commands.isNameable(state.name(node))
                && (!state.isChanged(node) || wasSet(node));
    }

    /** Whether a command set the version that a package has now. */
    boolean wasSet(int node) {
        return played.wasSet(node, state.version(node));
    }

    /** Whether everything that changed keeps to the rules and brings no finding. */
    boolean isClean() {
        return introduced().isEmpty() && keepsToRules();
    }

    /** Whether cargo had no choice in any of the updates. */
    boolean isSure() {
        return played.isSure();
    }

    /** Whether a release is now there that is younger than the rules ask for. */
    boolean bringsYoung() {
        return bringsAny(rules::isYoung);
    }

    boolean keepsToRules() {
        return !bringsAny(release -> !release.release().isBuiltBy(rules.rustVersion()));
    }

    private boolean bringsAny(Predicate<PublishedVersion> which) {
        for (int node : state.touched()) {
            PublishedVersion published = state.isChanged(node) ? edges.published(node) : null;
            if (published != null && which.test(published)) {
                return true;
            }
        }
        return false;
    }

    /** Findings that are there now and were not in the lockfile. */
    List<Introduced> introduced() {
        List<Introduced> introduced = new ArrayList<>();
        int[] touched = state.touched();
        for (int node : touched) {
            if (state.isChanged(node) && state.isCratesIo(node)) {
                Version version = Objects.requireNonNull(state.version(node));
                for (Advisory advisory : live(state.crate(node))) {
                    if (advisory.versions().contains(version) && !hadBefore(node, advisory, touched)) {
                        introduced.add(new Introduced(ref(node), advisory.id().text()));
                    }
                }
            }
        }
        return introduced;
    }

    /** A package as plans name it, at its present version. */
    PackageRef ref(int node) {
        String version = state.id(node).substring(state.name(node).length() + 1);
        PackageSource source = state.isOfLockfile(node) ? state.entry(node).source() : PackageSource.CRATES_IO;
        return new PackageRef(state.name(node), version, source);
    }

    /** Whether the package had it, or takes the place of one of its crate that had it and is there no more. */
    private boolean hadBefore(int node, Advisory advisory, int[] touched) {
        if (isAffected(state.lockedVersion(node), advisory)) {
            return true;
        }
        for (int other : touched) {
            boolean left = state.isOfLockfile(other)
                    && !state.isActive(other)
                    && state.crate(other).equals(state.crate(node));
            if (left && isAffected(state.lockedVersion(other), advisory)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAffected(@Nullable Version version, Advisory advisory) {
        return version != null && advisory.versions().contains(version);
    }
}
