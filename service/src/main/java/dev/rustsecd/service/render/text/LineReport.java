package dev.rustsecd.service.render.text;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.words.LineSentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A report in the one line that a build tool prints; empty where there is nothing to say. */
public final class LineReport {
    private final AuditReport report;

    /** Commands that fix something that the first line speaks of, and the packages that they fix. */
    private final Set<String> commands = new LinkedHashSet<>();

    private final Set<String> fixed = new HashSet<>();

    /** Of the packages that the first line speaks of. */
    private final Set<String> named = new HashSet<>();

    private LineReport(AuditReport report) {
        this.report = report;
    }

    /** @param help whether a second line names the command to run next, where one solves something that the first names */
    public static String render(AuditReport report, boolean help) {
        String message = SafeText.of(report.summary().message());
        if (message.isEmpty()) {
            return "";
        }
        return message + '\n' + (help ? new LineReport(report).help() : "");
    }

    private String help() {
        report.findings().stream()
                .filter(finding -> finding.kind() == AdvisoryKind.VULNERABILITY)
                .forEach(finding -> named.add(finding.affected().label()));
        if (report.fixAll() != null) {
            ofVulnerable(report.fixAll());
        }
        for (YankedPackage yanked : report.yanked() == null ? List.<YankedPackage>of() : report.yanked()) {
            named.add(yanked.locked().label());
            if (!YankText.commands(yanked).isEmpty()) {
                commands.addAll(YankText.commands(yanked));
                fixed.add(yanked.locked().label());
            }
        }
        if (commands.isEmpty()) {
            return "";
        }
        String sentence = commands.size() == 1
                ? LineSentences.helpRun(SafeText.of(commands.iterator().next()))
                : LineSentences.helpSee(commands.size(), fixed.size(), named.size());
        return sentence + '\n';
    }

    /** The joined commands that fix vulnerable packages, but for those that belong to other findings alone. */
    private void ofVulnerable(FixAll all) {
        Set<String> open = new HashSet<>();
        all.remaining()
                .forEach(
                        left -> open.add(left.advisory() + ' ' + left.affected().id()));
        Set<String> elsewhere = new HashSet<>();
        Set<String> own = new HashSet<>();
        List<String> solved = new ArrayList<>();
        for (Finding finding : report.findings()) {
            boolean vulnerable = finding.kind() == AdvisoryKind.VULNERABILITY;
            (vulnerable ? own : elsewhere).addAll(FixText.commands(finding.fix()));
            String id =
                    finding.advisory().id().text() + ' ' + finding.affected().id();
            if (vulnerable && !open.contains(id)) {
                solved.add(finding.affected().label());
            }
        }
        if (!solved.isEmpty()) {
            fixed.addAll(solved);
            all.commands().stream()
                    .filter(command -> own.contains(command) || !elsewhere.contains(command))
                    .forEach(commands::add);
        }
    }
}
