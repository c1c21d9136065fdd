package dev.rustsecd.service.page.report;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.service.page.part.Moment;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.words.YankSentences;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A yanked package as a report shows it.
 *
 * @param label what kind of yank it is; empty where the first line says so
 */
public record YankView(String label, List<String> lines, List<String> commands) {
    static YankView of(YankedPackage yanked) {
        FixPlan fix = yanked.fix();
        List<String> lines = lines(yanked.yank());
        return new YankView(
                isSaid(yanked.yank(), lines) ? "" : title(yanked.yank()),
                lines,
                fix == null ? List.of() : fix.commands());
    }

    /** A heading: that it is yanked, and in what way unless the first line says so. */
    public static String title(Yank yank) {
        return capitalised(isSaid(yank, lines(yank)) ? YankSentences.yanked() : label(yank));
    }

    private static boolean isSaid(Yank yank, List<String> lines) {
        return !lines.isEmpty() && lines.get(0).startsWith(capitalised(label(yank)));
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    public static String label(Yank yank) {
        return YankText.kind(yank);
    }

    /** Why, as far as is known, what to do, and what that is judged by. */
    public static List<String> lines(Yank yank) {
        List<String> lines = new ArrayList<>(reasons(yank));
        yank.evidence().stream().map(Moment::inText).forEach(lines::add);
        return lines;
    }

    /** Why, as far as is known, and what to do. */
    public static List<String> reasons(Yank yank) {
        List<String> lines = new ArrayList<>(YankText.reasons(yank));
        YankText.affected(yank).ifPresent(lines::add);
        lines.add(YankText.advice(yank));
        return lines;
    }
}
