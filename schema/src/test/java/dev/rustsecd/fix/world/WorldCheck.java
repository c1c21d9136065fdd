package dev.rustsecd.fix.world;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.fix.world.Mistake.Kind;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds the plans of one world against what is true of it. */
public final class WorldCheck {
    private final World world;
    private final Map<CanonicalName, KnownCrate> known;
    private final Map<Found, FixPlan> plans = new LinkedHashMap<>();
    private final FixAll joined;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final RegistryTruth truth;
    private int undecided;

    public WorldCheck(World world) {
        this.world = world;
        this.known = world.known();
        FixPlanner planner = world.planner(known);
        world.findings().forEach(found -> plans.put(found, planner.plan(found)));
        this.joined = planner.join(world.findings());
        this.truth = new RegistryTruth(world.lockfile(), known::get, world::live);
    }

    public Map<Found, FixPlan> plans() {
        return plans;
    }

    public FixAll joined() {
        return joined;
    }

    /** Findings of which it could not be found out within bounds whether there is a way. */
    int undecided() {
        return undecided;
    }

    List<Mistake> mistakes() {
        plans.forEach(this::look);
        plans.keySet().stream().map(Found::index).distinct().forEach(this::shared);
        together();
        return mistakes;
    }

    private void look(Found found, FixPlan plan) {
        if (plan.cautions().contains(CautionSentences.searchCutShort())) {
            wrong(Kind.CUT_SHORT, found, plan, "");
        }
        boolean promises = plan.fixClass() == FixClass.LOCK_UPDATE || plan.fixClass() == FixClass.PARENT_UPDATE;
        if (promises == plan.commands().isEmpty()) {
            wrong(Kind.EMPTY_PROMISE, found, plan, "");
        }
        facts(found, plan);
        if (plan.commands().isEmpty()) {
            PinnedSearch.Answer answer = search(found.index(), toLeave(found));
            if (answer.clean() != null) {
                wrong(Kind.OVERLOOKED, found, plan, "way: " + answer.clean());
            }
            classOfNone(found, plan);
        } else {
            way(found, plan);
        }
    }

    /** What a way out of a finding must leave behind: every vulnerability of the package too, where a release does. */
    private List<Advisory> toLeave(Found found) {
        List<Advisory> all = plans.keySet().stream()
                .filter(other -> other.index() == found.index())
                .map(Found::advisory)
                .filter(other -> other.isLiveVulnerability() || other.equals(found.advisory()))
                .toList();
        boolean strict = truth.safeAbove(found.index(), List.of(found.advisory())).stream()
                .allMatch(
                        version -> all.stream().noneMatch(one -> one.versions().contains(version)));
        return strict ? all : List.of(found.advisory());
    }

    private PinnedSearch.Answer search(int node, List<Advisory> findings) {
        PinnedSearch.Answer answer = new PinnedSearch(world, known, node, findings).search();
        undecided += answer.decided() ? 0 : 1;
        return answer;
    }

    private void way(Found found, FixPlan plan) {
        Played after = new Played(world, known);
        String wrong = after.type(plan.commands());
        if (!wrong.isEmpty()) {
            wrong(Kind.REJECTED, found, plan, wrong);
            return;
        }
        if (!after.isGone(found.index(), found.advisory())) {
            wrong(Kind.STAYS, found, plan, "");
        }
        List<String> news = after.news();
        Set<String> named = plan.introduces().stream()
                .map(one -> one.advisory() + " " + one.affected().name())
                .collect(Collectors.toSet());
        if (!named.containsAll(news)) {
            wrong(Kind.UNNAMED_NEWS, found, plan, news.toString());
        }
        List<Advisory> left = left(found.index(), after);
        PinnedSearch.Answer answer = search(found.index(), left);
        boolean pinned = plan.commands().stream().allMatch(command -> command.contains(" --precise "));
        if (answer.clean() != null) {
            if (!news.isEmpty()) {
                wrong(Kind.NEEDLESS_NEWS, found, plan, "way: " + answer.clean());
            } else if (!pinned) {
                wrong(Kind.UNPINNED, found, plan, "way: " + answer.clean());
            } else if (isLess(answer.clean(), plan)) {
                wrong(Kind.LONGER, found, plan, "way: " + answer.clean());
            }
        }
        if (pinned && news.isEmpty()) {
            smaller(found, plan, left);
        }
        Version to = plan.version();
        boolean alone = to != null && truth.unblockedAt(found, to).isEmpty();
        if (alone != (plan.fixClass() == FixClass.LOCK_UPDATE)) {
            wrong(Kind.WRONG_CLASS, found, plan, "in the way: " + truth.unblockedAt(found, to));
        }
    }

    /** Whether a way has fewer commands, and none that leads further. */
    private boolean isLess(List<Update> way, FixPlan plan) {
        return way.size() < plan.commands().size()
                && way.stream()
                        .allMatch(update -> plan.steps().stream()
                                .anyMatch(step -> step.crate()
                                                .equals(world.state()
                                                        .name(update.unlocked().get(0)))
                                        && Version.parse(step.to()).compareTo(Objects.requireNonNull(update.precise()))
                                                >= 0));
    }

    /** The findings of a package that are gone. */
    private List<Advisory> left(int node, Played after) {
        return plans.keySet().stream()
                .filter(other -> other.index() == node && after.isGone(node, other.advisory()))
                .map(Found::advisory)
                .toList();
    }

    private void smaller(Found found, FixPlan plan, List<Advisory> left) {
        for (int i = 0; i < plan.commands().size(); i++) {
            List<String> others = new ArrayList<>(plan.commands());
            String command = others.remove(i);
            if (serves(found.index(), others, left)) {
                wrong(Kind.BIGGER_STEP, found, plan, "needless: " + command);
            }
            int at = command.indexOf(" --precise ");
            String spec = command.substring("cargo update -p ".length(), at);
            Version from = Version.parse(spec.substring(spec.indexOf('@') + 1));
            Version to = Version.parse(command.substring(at + " --precise ".length()));
            CanonicalName crate = CanonicalName.of(spec.substring(0, spec.indexOf('@')));
            for (PublishedVersion release :
                    Objects.requireNonNull(known.get(crate)).ascending()) {
                Version version = release.version();
                boolean between = version.compareTo(from) > 0 && version.compareTo(to) < 0;
                between &= from.isCompatibleWith(to) || !crate.equals(ofPackage(found));
                List<String> with = new ArrayList<>(others);
                with.add(i, command.substring(0, at) + " --precise " + version);
                if (between
                        && !release.isYanked()
                        && (!version.isPreRelease() || from.isPreRelease())
                        && serves(found.index(), with, left)) {
                    wrong(Kind.BIGGER_STEP, found, plan, "as well: " + with);
                }
            }
        }
    }

    private CanonicalName ofPackage(Found found) {
        return CanonicalName.of(world.lockfile().packages().get(found.index()).name());
    }

    private boolean serves(int node, List<String> commands, List<Advisory> left) {
        Played after = new Played(world, known);
        return after.type(commands).isEmpty()
                && left.stream().allMatch(finding -> after.isGone(node, finding))
                && after.news().isEmpty();
    }

    /** What the contract calls a finding that no command takes away. */
    private void classOfNone(Found found, FixPlan plan) {
        List<Version> safe = truth.safeAbove(found.index(), List.of(found.advisory()));
        Map<Integer, String> facts = truth.unblockedAt(found, null);
        boolean dead = facts.entrySet().stream()
                .anyMatch(one -> one.getValue().contains("none") && world.isCratesIo(one.getKey()));
        boolean atOnce = safe.isEmpty()
                && facts.keySet().stream()
                        .anyMatch(one -> !world.isCratesIo(one) && world.requires(one, found.index()));
        boolean manifest = facts.keySet().stream().anyMatch(one -> !world.isCratesIo(one));
        boolean upgrade = manifest && !dead && !atOnce;
        if (!found.advisory().isMalicious() && upgrade != (plan.fixClass() == FixClass.MAJOR_UPGRADE)) {
            wrong(Kind.WRONG_CLASS, found, plan, "facts: " + facts + ", safe: " + safe);
        }
    }

    private void facts(Found found, FixPlan plan) {
        Map<String, String> expected = new TreeMap<>();
        truth.unblockedAt(found, plan.commands().isEmpty() ? null : plan.version())
                .forEach((owner, at) ->
                        expected.put(world.lockfile().packages().get(owner).label(), at));
        Map<String, String> told = new TreeMap<>();
        plan.blockedBy()
                .forEach(one -> told.merge(
                        one.dependent().name() + ' ' + one.dependent().version(),
                        Objects.toString(one.unblockedAt(), "none"),
                        (a, b) -> a.equals(b) ? a : a + ' ' + b));
        boolean known = plan.fixClass() != FixClass.REMOVE
                && plan.introduces().isEmpty()
                && !found.advisory().isMalicious();
        if (known
                && !told.equals(expected)
                && !(plan.version() == null && !plan.commands().isEmpty())) {
            wrong(Kind.UNBLOCKED_AT, found, plan, "told " + told + ", true " + expected);
        }
    }

    /** Findings of a package that each have a compatible way have the same one where there is one for all. */
    private void shared(int node) {
        List<Entry<Found, FixPlan>> ways = plans.entrySet().stream()
                .filter(one -> one.getKey().index() == node)
                .filter(one -> one.getValue().fixClass() == FixClass.LOCK_UPDATE)
                .toList();
        List<Advisory> all = ways.stream().map(one -> one.getKey().advisory()).toList();
        boolean apart =
                ways.stream().map(one -> one.getValue().commands()).distinct().count() > 1;
        if (apart && search(node, all).clean() != null) {
            Entry<Found, FixPlan> one = ways.get(0);
            wrong(
                    Kind.NOT_SHARED,
                    one.getKey(),
                    one.getValue(),
                    ways.stream().map(way -> way.getValue().commands()).toList().toString());
        }
    }

    private void together() {
        Played after = new Played(world, known);
        String wrong = after.type(joined.commands());
        long gone = plans.keySet().stream()
                .filter(found -> after.isGone(found.index(), found.advisory()))
                .count();
        if (!wrong.isEmpty() || gone != joined.solves() || !after.news().isEmpty()) {
            mistakes.add(new Mistake(Kind.JOINED, joined + " " + wrong + " solves " + gone + after.news()));
            return;
        }
        for (Entry<Found, FixPlan> one : plans.entrySet()) {
            Found found = one.getKey();
            List<String> more = new ArrayList<>(joined.commands());
            more.addAll(one.getValue().commands());
            Played longer = new Played(world, known);
            if (!after.isGone(found.index(), found.advisory())
                    && longer.type(more).isEmpty()
                    && longer.isGone(found.index(), found.advisory())
                    && longer.news().isEmpty()) {
                mistakes.add(new Mistake(
                        Kind.LEFT_OUT, joined + " and then " + one.getValue().commands()));
            }
        }
    }

    private void wrong(Kind kind, Found found, FixPlan plan, String why) {
        String id = world.lockfile().packages().get(found.index()).label();
        mistakes.add(new Mistake(
                kind,
                "%s %s: %s %s %s %s %s %s"
                        .formatted(
                                found.advisory().id(),
                                id,
                                plan.fixClass().label(),
                                plan.version(),
                                plan.commands(),
                                plan.introduces(),
                                plan.why(),
                                why)));
    }
}
