package dev.rustsecd.fix;

import dev.rustsecd.semver.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one finding.
 *
 * @param version the target; null where none can be named
 * @param compatible whether a semver-compatible version is a way out
 * @param commands shell commands for the directory of the lockfile, in order
 * @param cautions sentences
 * @param introduces findings that the commands would bring in
 * @param why there is no way, as a clause; null where there is one
 */
public record FixPlan(
        FixClass fixClass,
        @Nullable Version version,
        boolean compatible,
        Verification verified,
        List<String> commands,
        List<Step> steps,
        List<Blocker> blockedBy,
        List<String> cautions,
        List<Introduced> introduces,
        @Nullable String why) {
    public FixPlan {
        commands = List.copyOf(commands);
        steps = List.copyOf(steps);
        blockedBy = List.copyOf(blockedBy);
        cautions = List.copyOf(cautions);
        introduces = List.copyOf(introduces);
    }

    /** The same plan with other cautions. */
    FixPlan withCautions(List<String> others) {
        return new FixPlan(
                fixClass, version, compatible, verified, commands, steps, blockedBy, others, introduces, why);
    }

    /** The same where there is no way: another class, and why. */
    public FixPlan without(FixClass other, String because) {
        return new FixPlan(
                other, version, compatible, verified, commands, steps, blockedBy, cautions, introduces, because);
    }

    /** The same plan where its commands cannot be run. */
    public FixPlan withoutCommands() {
        return new FixPlan(
                fixClass, version, compatible, verified, List.of(), List.of(), blockedBy, cautions, introduces, why);
    }

    /** The same plan, and what is in its way. */
    public FixPlan behind(List<Blocker> blockers) {
        return new FixPlan(
                fixClass, version, compatible, verified, commands, steps, blockers, cautions, introduces, why);
    }

    /** The same plan, which has to get dependents out of the way. */
    public FixPlan throughBlockers(FixClass through, List<Blocker> blockers) {
        return new FixPlan(
                through, version, compatible, verified, commands, steps, blockers, cautions, introduces, why);
    }

    /**
     * One version that changes.
     *
     * @param where {@code lockfile} or {@code manifest}
     */
    public record Step(String crate, String from, String to, String where) {}

    /** A dependent that does not admit the target; {@code unblockedAt} is its first release that does. */
    public record Blocker(
            PackageRef dependent,
            String requirement,
            @Nullable String unblockedAt) {}

    /** An advisory that affects a package once the commands are run, and did not before. */
    public record Introduced(PackageRef affected, String advisory) {
        /** {@code ID name@version}. */
        @Override
        public String toString() {
            return advisory + ' ' + affected.id();
        }
    }
}
