package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.NoFixSentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the plans of a report: one command a package, chosen so that it solves the most of that package's findings.
 * Plans from ranges touch one package each, so any order works; the order of the report is kept.
 */
public final class FixJoiner {
    private final Map<Target, List<Planned>> byPackage = new LinkedHashMap<>();

    /** A finding with its own plan. */
    private record Planned(Advisory advisory, FixPlan plan) {}

    public void add(Target target, Advisory advisory, FixPlan plan) {
        byPackage.computeIfAbsent(target, none -> new ArrayList<>()).add(new Planned(advisory, plan));
    }

    public FixAll join() {
        Set<String> commands = new LinkedHashSet<>();
        Set<FixPlan.Step> steps = new LinkedHashSet<>();
        List<FixAll.Remaining> remaining = new ArrayList<>();
        int solved = 0;
        for (Map.Entry<Target, List<Planned>> entry : byPackage.entrySet()) {
            Planned chosen = choose(entry.getValue());
            if (chosen != null) {
                commands.addAll(chosen.plan().commands());
                steps.addAll(chosen.plan().steps());
            }
            for (Planned planned : entry.getValue()) {
                if (chosen != null && solves(chosen, planned)) {
                    solved++;
                } else {
                    remaining.add(remaining(entry.getKey(), planned, chosen));
                }
            }
        }
        return new FixAll(List.copyOf(commands), List.copyOf(steps), solved, remaining, List.of());
    }

    private static @Nullable Planned choose(List<Planned> findings) {
        return findings.stream()
                .filter(planned -> !planned.plan().commands().isEmpty())
                .max(Comparator.<Planned>comparingLong(planned -> findings.stream()
                                .filter(other -> solves(planned, other))
                                .count())
                        .thenComparing(Planned::plan, FixJoiner::preferSmaller))
                .orElse(null);
    }

    /** A named version over none, and of two the smaller, as that moves the least. */
    private static int preferSmaller(FixPlan a, FixPlan b) {
        Version left = a.version();
        Version right = b.version();
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return right.compareTo(left);
    }

    private static boolean solves(Planned chosen, Planned other) {
        Version to = chosen.plan().version();
        return to == null
                ? other.plan().version() == null
                        && chosen.plan().commands().equals(other.plan().commands())
                : !other.advisory().versions().contains(to);
    }

    private static FixAll.Remaining remaining(Target target, Planned planned, @Nullable Planned chosen) {
        FixPlan plan = planned.plan();
        PackageRef affected = target.ref();
        String why = plan.fixClass() == FixClass.LOCK_UPDATE && chosen != null
                ? NoFixSentences.joinedCommandLeavesIt(affected.id())
                : reason(target, plan);
        return new FixAll.Remaining(affected, planned.advisory().id().text(), plan.fixClass(), why);
    }

    private static String reason(Target target, FixPlan plan) {
        return switch (plan.fixClass()) {
            case LOCK_UPDATE -> NoFixSentences.nameNotSafeInCommands();
            case PARENT_UPDATE -> NoFixSentences.dependentsFirst();
            case MANIFEST_CHANGE -> NoFixSentences.manifestFirst();
            case MAJOR_UPGRADE ->
                plan.version() == null
                        ? NoFixSentences.needsUnnamedUpgrade(target.version().toString())
                        : NoFixSentences.needsUpgrade(target.name() + ' ' + plan.version());
            case NO_FIX, REMOVE -> Objects.requireNonNull(plan.why());
        };
    }
}
