package dev.rustsecd.service.render;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankAction;
import dev.rustsecd.yank.YankReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the yank of a package comes to, in words. Where it is to be held, none of them leads to another version. */
public final class YankText {
    private YankText() {}

    /** {@code yanked, registry message}. */
    public static String kind(Yank yank) {
        return yank.yankClass() == null
                ? "yanked"
                : "yanked, " + yank.yankClass().label().replace('_', ' ');
    }

    /** Each reason with who gives it: {@code registry: broken}. */
    public static List<String> reasons(Yank yank) {
        return yank.reasons().stream().map(YankText::reason).toList();
    }

    private static String reason(YankReason reason) {
        String by = reason.source().label();
        return (reason.advisory() == null ? by : by + ' ' + reason.advisory()) + ": " + reason.text();
    }

    /** The reason of the gravest source, or that there is none. */
    public static String firstReason(Yank yank) {
        return yank.reasons().isEmpty()
                ? "No reason is known"
                : reason(yank.reasons().get(0));
    }

    /** What to do, in a sentence. */
    public static String advice(YankedPackage yanked) {
        FixPlan plan = wayOut(yanked);
        return switch (yanked.yank().action()) {
            case HOLD -> "Hold: do not update because of this yank.";
            case UPDATE -> plan == null ? "Moving to another version is advised." : FixText.ofPlan(plan);
            case NONE -> plan == null ? "A yank alone is no reason to move." : FixText.ofPlan(plan);
        };
    }

    /** The advice, and behind it the commands where there are some. */
    public static String adviceWithCommands(YankedPackage yanked) {
        return FixText.withCommands(advice(yanked), commands(yanked));
    }

    public static List<String> commands(YankedPackage yanked) {
        return FixText.commands(wayOut(yanked));
    }

    private static @Nullable FixPlan wayOut(YankedPackage yanked) {
        return yanked.yank().action() == YankAction.HOLD ? null : yanked.fix();
    }
}
