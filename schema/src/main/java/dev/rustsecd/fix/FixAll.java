package dev.rustsecd.fix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a report joined.
 *
 * @param commands the fewest that solve what can be solved, in an order that works
 * @param steps every package that has another version after them
 * @param solves how many findings they remove
 * @param remaining what they leave
 * @param introduces findings that they would bring in
 */
public record FixAll(
        List<String> commands,
        List<FixPlan.Step> steps,
        int solves,
        List<Remaining> remaining,
        List<FixPlan.Introduced> introduces) {
    public FixAll {
        commands = List.copyOf(commands);
        steps = List.copyOf(steps);
        remaining = List.copyOf(remaining);
        introduces = List.copyOf(introduces);
    }

    /** A finding that the joined commands leave, and why in one sentence. */
    public record Remaining(PackageRef affected, @Nullable String advisory, FixClass fixClass, String why) {}
}
