package dev.rustsecd.service.render;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.words.Count;
import dev.rustsecd.words.FindingSentences;
import dev.rustsecd.words.YankSentences;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankAction;
import dev.rustsecd.yank.YankClass;
import dev.rustsecd.yank.YankReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the yank of a package comes to, in words. Where it is to be held, none of them leads to another version. */
public final class YankText {
    private static final int MAX_NAMED = 5;

    private YankText() {}

    /**
     * Its class: {@code yanked without a stated reason}. A version that an advisory affects was not yanked for it where
     * nobody knows that the yank is about it.
     */
    public static String kind(Yank yank) {
        YankClass yankClass = yank.yankClass();
        if (yankClass == null) {
            return YankSentences.yanked();
        }
        return switch (yankClass) {
            case SECURITY ->
                yank.otherAdvisories().size() == yank.affectedBy().size()
                        ? YankSentences.yankedAndAffected()
                        : YankSentences.yankedForAdvisory();
            case OPERATOR -> YankSentences.yankedWithOperatorReason();
            case SUSPICIOUS -> YankSentences.yankedSuspiciously();
            case REGISTRY_MESSAGE -> YankSentences.yankedWithRegistryReason();
            case UNEXPLAINED -> YankSentences.yankedWithoutReason();
        };
    }

    /** That advisories affect the version of which it is not known whether the yank is about them; nothing where none does. */
    public static Optional<String> affected(Yank yank) {
        List<String> others = yank.otherAdvisories();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(YankSentences.affectedForOtherReasons(Count.some(others, MAX_NAMED, others.size())));
    }

    /** Each reason with who gives it: {@code The registry's message: broken}. */
    public static List<String> reasons(Yank yank) {
        return yank.reasons().stream().map(YankText::reason).toList();
    }

    private static String reason(YankReason reason) {
        String advisory = reason.advisory();
        return switch (reason.source()) {
            case ADVISORY -> YankSentences.advisoryReason(String.valueOf(advisory), reason.text());
            case OPERATOR ->
                advisory == null
                        ? YankSentences.operatorReason(reason.text())
                        : YankSentences.operatorReasonNaming(advisory, reason.text());
            case REGISTRY ->
                advisory == null
                        ? YankSentences.registryReason(reason.text())
                        : YankSentences.registryReasonNaming(advisory, reason.text());
        };
    }

    /** The reason of the gravest source, or that there is none. */
    public static String firstReason(Yank yank) {
        return yank.reasons().isEmpty()
                ? YankSentences.noReason()
                : reason(yank.reasons().get(0));
    }

    /** All of it in one line about the package: why, and what to do, with the commands where there are some. */
    public static String message(YankedPackage yanked, int maxReason) {
        Yank yank = yanked.yank();
        String label = yanked.locked().label();
        String advice = adviceWithCommands(yanked);
        boolean suspicious = yank.yankClass() == YankClass.SUSPICIOUS;
        String kind = suspicious ? YankSentences.yankedSuspiciously() : YankSentences.yanked();
        if (!yank.reasons().isEmpty()) {
            return FindingSentences.yanked(label, kind, PlainMarkdown.cut(firstReason(yank), maxReason)) + ' ' + advice;
        }
        return advice.equals(YankSentences.nothingToDo())
                ? FindingSentences.about(label, advice)
                : FindingSentences.yankedSilently(label, kind) + ' ' + advice;
    }

    /** What to do, in a sentence. */
    public static String advice(YankedPackage yanked) {
        FixPlan plan = fix(yanked);
        return plan == null
                ? advice(yanked.yank())
                : FixText.ofPlan(yanked.locked().name(), plan);
    }

    /** What to do where no plan says more. */
    public static String advice(Yank yank) {
        return switch (yank.action()) {
            case HOLD -> YankSentences.doNotUpdate();
            case UPDATE -> YankSentences.updateAway();
            case NONE -> nothing(yank);
        };
    }

    private static String nothing(Yank yank) {
        if (yank.yankClass() == YankClass.SECURITY || yank.yankClass() == YankClass.OPERATOR) {
            return YankSentences.noVersionToUpdateTo();
        }
        return yank.reasons().isEmpty() ? YankSentences.nothingToDo() : YankSentences.nothingToDoForReason();
    }

    /** The advice, and behind it the commands where there are some. */
    public static String adviceWithCommands(YankedPackage yanked) {
        return FixText.withCommands(advice(yanked), commands(yanked));
    }

    public static List<String> commands(YankedPackage yanked) {
        return FixText.commands(fix(yanked));
    }

    private static @Nullable FixPlan fix(YankedPackage yanked) {
        return yanked.yank().action() == YankAction.HOLD ? null : yanked.fix();
    }
}
