package dev.rustsecd.service.page;

import dev.rustsecd.fix.FixPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a fix plan in words. */
final class FixWords {
    private FixWords() {}

    /** One sentence; empty where there is no plan. */
    static String sentence(String crate, @Nullable FixPlan plan) {
        if (plan == null) {
            return "";
        }
        String to = plan.version() == null ? "a version without it" : crate + " " + plan.version();
        return switch (plan.fixClass()) {
            case LOCK_UPDATE -> "move the lockfile to " + to + ".";
            case PARENT_UPDATE ->
                plan.version() == null
                        ? "newer releases of what depends on it no longer need it."
                        : "move to " + to + ", together with what depends on it.";
            case MANIFEST_CHANGE -> "a requirement of yours must change, to admit " + to + ".";
            case MAJOR_UPGRADE -> "an incompatible upgrade, to " + to + ".";
            case NO_FIX -> "there is none yet: no safe version can be had.";
            case REMOVE -> "remove this package: no version of it is safe.";
        };
    }

    /** What stands in the way, and what to beware of; each a sentence. */
    static List<String> notes(@Nullable FixPlan plan) {
        if (plan == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        plan.blockedBy()
                .forEach(blocker -> notes.add(blocker.crate() + " " + blocker.version() + " asks for "
                        + blocker.requirement()
                        + (blocker.unblockedAt() == null
                                ? "; no release of it admits the target."
                                : "; " + blocker.unblockedAt() + " admits the target.")));
        plan.cautions().forEach(caution -> notes.add("Caution: " + caution + "."));
        plan.introduces().forEach(finding -> notes.add("Brings in " + finding + "."));
        return notes;
    }
}
