package dev.rustsecd.service.render;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A report in the one line that a build tool prints; empty where there is nothing to say. */
public final class LineReport {
    private LineReport() {}

    /** @param help whether a second line names the command to run next, where one solves something that the first names */
    public static String render(AuditReport report, boolean help) {
        String message = SafeText.of(report.summary().message());
        if (message.isEmpty()) {
            return "";
        }
        return message + '\n' + (help ? help(report) : "");
    }

    private static String help(AuditReport report) {
        Solved solved = new Solved();
        for (Finding finding : report.findings()) {
            if (finding.kind() == AdvisoryKind.VULNERABILITY) {
                solved.add(finding.affected(), finding.fix());
            }
        }
        for (YankedPackage yanked : report.yanked() == null ? List.<YankedPackage>of() : report.yanked()) {
            solved.add(yanked.locked(), yanked.fix());
        }
        int all = report.fixAll() == null ? 0 : report.fixAll().commands().size();
        return solved.sentence(all);
    }

    /** What of the first line has commands of its own, and those. */
    private static final class Solved {
        private final Set<String> packages = new HashSet<>();
        private final Set<List<String>> commands = new LinkedHashSet<>();

        void add(LockedPackage locked, @Nullable FixPlan fix) {
            if (fix != null && !fix.commands().isEmpty()) {
                packages.add(locked.label());
                commands.add(fix.commands());
            }
        }

        /** @param all how many commands the whole report has */
        String sentence(int all) {
            if (commands.isEmpty()) {
                return "";
            }
            List<String> first = commands.iterator().next();
            if (commands.size() == 1 && first.size() == 1) {
                return "help: run " + SafeText.of(first.get(0)) + '\n';
            }
            long own = commands.stream().flatMap(List::stream).distinct().count();
            return "help: run cargo rustsec to see the " + Math.max(2, Math.min(all, own)) + " commands that fix "
                    + packages.size() + " of them\n";
        }
    }
}
