package dev.rustsecd.fix;

import dev.rustsecd.semver.Version;
import java.util.List;

/** The way from a yanked version to the one that its yank leads to. */
public final class YankFix {
    private YankFix() {}

    /**
     * @param to not yanked, safe and old enough, above the target's version
     */
    public static FixPlan of(Target target, Version to) {
        boolean compatible = target.version().isCompatibleWith(to);
        String where = compatible ? "lockfile" : "manifest";
        FixPlan.Step step = new FixPlan.Step(target.name(), target.version().toString(), to.toString(), where);
        return new FixPlan(
                compatible ? FixClass.LOCK_UPDATE : FixClass.MAJOR_UPGRADE,
                to,
                compatible,
                Verification.PARTIAL,
                compatible ? target.commands(to) : List.of(),
                List.of(step),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
