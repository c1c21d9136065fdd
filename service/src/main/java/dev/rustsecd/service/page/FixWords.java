package dev.rustsecd.service.page;

import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.words.FixSentences;
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
            case LOCK_UPDATE -> FixSentences.updateLockfile(to);
            case PARENT_UPDATE ->
                plan.version() == null ? FixSentences.dropByUpdating(crate) : FixSentences.updateDependents(to);
            case MANIFEST_CHANGE -> FixSentences.changeManifest(to);
            case MAJOR_UPGRADE -> FixSentences.upgrade(to);
            case NO_FIX -> "no fix is known: " + plan.why() + ".";
            case REMOVE -> "remove this package: " + plan.why() + ".";
        };
    }

    /** What stands in the way, and what to beware of; each a sentence. */
    static List<String> notes(@Nullable FixPlan plan, PackageLabels labels) {
        if (plan == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        plan.blockedBy().forEach(blocker -> notes.add(inTheWay(blocker, labels)));
        plan.cautions().forEach(caution -> notes.add("Caution: " + caution + "."));
        plan.introduces().forEach(finding -> notes.add("Brings in " + finding + "."));
        return notes;
    }

    private static String inTheWay(FixPlan.Blocker blocker, PackageLabels labels) {
        PackageRef dependent = blocker.dependent();
        String asks = dependent.name() + " " + dependent.version()
                + labels.suffix(dependent.name(), dependent.version(), dependent.source()) + " asks for "
                + blocker.requirement();
        return blocker.unblockedAt() == null
                ? asks + "; no release of it is known to admit the target."
                : asks + "; " + blocker.unblockedAt() + " admits the target.";
    }
}
