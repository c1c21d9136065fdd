package dev.rustsecd.service.render;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan asks people to do, in words. */
public final class FixText {
    private FixText() {}

    /** One sentence: {@code Update to 0.2.23.} */
    public static String sentence(Finding finding) {
        FixPlan plan = finding.fix();
        return plan == null ? ofRanges(finding.advisory()) : ofPlan(plan);
    }

    /** The sentence, and behind it the commands where there are some. */
    public static String withCommands(Finding finding) {
        return withCommands(sentence(finding), commands(finding.fix()));
    }

    /** Any sentence, likewise. */
    public static String withCommands(String sentence, List<String> commands) {
        return commands.isEmpty() ? sentence : sentence + " Run: " + String.join("; ", commands);
    }

    public static List<String> commands(@Nullable FixPlan plan) {
        return plan == null ? List.of() : plan.commands();
    }

    private static String ofRanges(Advisory advisory) {
        String solution = AdvisoryText.solution(advisory.versions().patched());
        return solution.endsWith("!") ? solution : solution + '.';
    }

    /** One sentence about a package of a crate. */
    public static String ofPlan(String crate, FixPlan plan) {
        return ofPlan(plan);
    }

    static String ofPlan(FixPlan plan) {
        return switch (plan.fixClass()) {
            case LOCK_UPDATE -> plan.version() == null ? "Update it." : "Update to " + plan.version() + '.';
            case PARENT_UPDATE ->
                plan.version() == null
                        ? "Update what depends on it, until it is no longer needed."
                        : "Update what depends on it, until " + plan.version() + " is admitted.";
            case MANIFEST_CHANGE ->
                "Change the requirement in the manifest"
                        + (plan.version() == null ? "." : ", so that it admits " + plan.version() + '.');
            case MAJOR_UPGRADE ->
                plan.version() == null
                        ? "Upgrade to a version that is not semver-compatible."
                        : "Upgrade to " + plan.version() + ", which is not semver-compatible.";
            case NO_FIX -> "No fix is known: " + plan.why() + '.';
            case REMOVE -> "Remove it: " + plan.why() + '.';
        };
    }
}
