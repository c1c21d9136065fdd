package dev.rustsecd.fix;

import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import dev.rustsecd.words.FixSentences;
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
 * @param why there is no way, as a sentence; null where there is one
 * @param latest beside a version that is not compatible, what somebody would begin with today; null where not known
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
        @Nullable String why,
        @Nullable String latest) {
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
                fixClass, version, compatible, verified, commands, steps, blockedBy, others, introduces, why, latest);
    }

    /** The same plan, and what somebody would begin with today, where its version is not compatible. */
    public FixPlan withLatest(@Nullable String newest) {
        String beside = version == null || compatible ? null : newest;
        return new FixPlan(
                fixClass, version, compatible, verified, commands, steps, blockedBy, cautions, introduces, why, beside);
    }

    /** The same where there is no way: another class, and why. */
    public FixPlan without(FixClass other, String because) {
        return new FixPlan(
                other,
                version,
                compatible,
                verified,
                commands,
                steps,
                blockedBy,
                cautions,
                introduces,
                because,
                latest);
    }

    /** The same plan where its commands cannot be run. */
    public FixPlan withoutCommands() {
        return new FixPlan(
                fixClass,
                version,
                compatible,
                verified,
                List.of(),
                List.of(),
                blockedBy,
                cautions,
                introduces,
                why,
                latest);
    }

    /** The same plan, and what is in its way. */
    public FixPlan behind(List<Blocker> blockers) {
        return new FixPlan(
                fixClass, version, compatible, verified, commands, steps, blockers, cautions, introduces, why, latest);
    }

    /** The same plan, which has to get dependents out of the way. */
    public FixPlan throughBlockers(FixClass through, List<Blocker> blockers) {
        return new FixPlan(
                through, version, compatible, verified, commands, steps, blockers, cautions, introduces, why, latest);
    }

    /**
     * One version that changes.
     *
     * @param where {@code lockfile} or {@code manifest}
     */
    public record Step(String crate, String from, String to, String where) {}

    /**
     * A dependent that does not accept the target.
     *
     * @param requirement what it requires of its dependency
     * @param unblockedAt its first release that accepts a safe version, or does without the dependency
     */
    public record Blocker(
            PackageRef dependent,
            String requirement,
            @Nullable String unblockedAt,
            Demand demand) {
        /** Why it is in the way. */
        public String sentence() {
            return sentence(dependent.name() + ' ' + dependent.version());
        }

        /** @param name how the dependent is called: {@code plist 1.5.1} */
        public String sentence(String name) {
            String crate = dependent.name();
            String requires = demand.crate() + ' ' + requirement;
            if (dependent.source() == null || !dependent.source().isCratesIo()) {
                return FixSentences.blockedByManifest(name, demand.crate());
            } else if (unblockedAt != null) {
                return FixSentences.blockedUntil(name, requires, crate + ' ' + unblockedAt);
            } else if (!demand.known()) {
                return CautionSentences.requirementsNotKnown(name);
            }
            return demand.wanted() == null
                    ? FixSentences.blockedByNeed(name, requires, crate)
                    : FixSentences.blockedBy(name, requires, crate, demand.wanted());
        }
    }

    /**
     * What a fix asks of a dependent.
     *
     * @param crate the dependency
     * @param wanted the version that it would have to accept; null where it must do without
     * @param known whether its requirement is known, and not assumed
     */
    public record Demand(String crate, @Nullable String wanted, boolean known) {}

    /** An advisory that affects a package once the commands are run, and did not before. */
    public record Introduced(PackageRef affected, String advisory) {
        /** {@code ID name@version}. */
        @Override
        public String toString() {
            return advisory + ' ' + affected.id();
        }
    }
}
