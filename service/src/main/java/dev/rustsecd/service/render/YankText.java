package dev.rustsecd.service.render;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.words.YankSentences;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankAction;
import dev.rustsecd.yank.YankClass;
import dev.rustsecd.yank.YankReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the yank of a package comes to, in words. Where it is to be held, none of them leads to another version. */
public final class YankText {
    private static final int MAX_NAMED = 5;

    private YankText() {}

    /** {@code yanked, registry message}. */
    public static String kind(Yank yank) {
        return labelled(yank, ", ");
    }

    /**
     * Its class behind the word. A version that an advisory affects was not yanked for security where nobody knows that the
     * yank is about it.
     */
    public static String labelled(Yank yank, String separator) {
        YankClass yankClass = yank.yankClass();
        if (yankClass == null) {
            return "yanked";
        }
        boolean unrelated = yankClass == YankClass.SECURITY
                && yank.otherAdvisories().size() == yank.affectedBy().size();
        String words = unrelated ? "affected" : yankClass.label().replace('_', ' ');
        return "yanked" + separator + words;
    }

    /** That advisories affect the version of which it is not known whether the yank is about them; nothing where none does. */
    public static Optional<String> affected(Yank yank) {
        List<String> others = yank.otherAdvisories();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String named = others.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        int more = others.size() - MAX_NAMED;
        return Optional.of("Affected by " + named + (more > 0 ? " and " + more + " more" : "")
                + "; nothing says that the yank is about " + (others.size() == 1 ? "it." : "them."));
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

    /** What to do where no plan says more. */
    public static String advice(Yank yank) {
        return switch (yank.action()) {
            case HOLD -> YankSentences.doNotUpdate();
            case UPDATE -> YankSentences.updateAway();
            case NONE -> YankSentences.nothingToDoForReason();
        };
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
