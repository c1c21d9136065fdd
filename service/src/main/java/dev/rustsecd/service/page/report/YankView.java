package dev.rustsecd.service.page.report;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.List;

/** A yanked package as a report shows it. */
public record YankView(String label, List<String> lines, List<String> commands) {
    static YankView of(YankedPackage yanked) {
        FixPlan fix = yanked.fix();
        return new YankView(label(yanked.yank()), lines(yanked.yank()), fix == null ? List.of() : fix.commands());
    }

    public static String label(Yank yank) {
        return YankText.kind(yank);
    }

    /** Why, as far as is known, what to do, and what that is judged by. */
    public static List<String> lines(Yank yank) {
        List<String> lines = new ArrayList<>(reasons(yank));
        lines.addAll(yank.evidence());
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
