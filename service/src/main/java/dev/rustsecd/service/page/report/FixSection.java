package dev.rustsecd.service.page.report;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.words.page.ReportPageSentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a report.
 *
 * @param sentence what the commands do
 * @param changes the versions that they change
 * @param blocked what they leave, by who is in the way, the largest group first
 */
public record FixSection(
        String sentence,
        List<String> commands,
        List<FixPlan.Step> changes,
        String changesSentence,
        String blockedSentence,
        List<Blocked> blocked) {
    /** Findings that the same dependents hold back, or of which the same is to be said. */
    public record Blocked(String heading, List<Left> left) {}

    /**
     * A package that is left, with those of its advisories that are.
     *
     * @param anchor of its row; empty where it has none
     */
    public record Left(String packageName, String anchor, List<String> advisories) {
        public Left {
            advisories = List.copyOf(advisories);
        }
    }

    /**
     * @param rows of the report
     * @return null where there is nothing to do
     */
    static @Nullable FixSection of(AuditReport report, List<PackageRow> rows) {
        FixAll fixAll = report.fixAll();
        if (fixAll == null || (fixAll.commands().isEmpty() && fixAll.remaining().isEmpty())) {
            return null;
        }
        return new FixSection(
                fixAll.commands().isEmpty() ? "" : ReportWords.solves(fixAll),
                fixAll.commands(),
                fixAll.steps(),
                ReportPageSentences.changes(fixAll.steps().size()),
                ReportWords.remaining(fixAll.remaining().size()),
                blocked(fixAll, report, anchors(rows)));
    }

    private static Map<String, String> anchors(List<PackageRow> rows) {
        Map<String, String> anchors = new HashMap<>();
        rows.forEach(row -> anchors.put(row.crate() + ' ' + row.label(), row.anchor()));
        return anchors;
    }

    private static List<Blocked> blocked(FixAll fixAll, AuditReport report, Map<String, String> anchors) {
        PackageLabels labels = PackageLabels.of(report.lockfile());
        Map<String, FixPlan> plans = plans(report);
        Map<String, Map<String, List<String>>> groups = new LinkedHashMap<>();
        for (FixAll.Remaining left : fixAll.remaining()) {
            FixPlan plan = plans.get(key(left.affected(), left.advisory()));
            groups.computeIfAbsent(heading(left, plan), none -> new LinkedHashMap<>())
                    .computeIfAbsent(label(left.affected(), labels), none -> new ArrayList<>())
                    .add(Objects.requireNonNullElse(left.advisory(), "yanked"));
        }
        return groups.entrySet().stream()
                .map(group -> new Blocked(group.getKey(), left(group.getValue(), anchors)))
                .sorted(Comparator.comparingInt((Blocked group) -> group.left().size())
                        .reversed())
                .toList();
    }

    private static List<Left> left(Map<String, List<String>> packages, Map<String, String> anchors) {
        return packages.entrySet().stream()
                .map(entry -> new Left(entry.getKey(), anchors.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }

    private static Map<String, FixPlan> plans(AuditReport report) {
        Map<String, FixPlan> plans = new HashMap<>();
        for (Finding finding : report.findings()) {
            FixPlan plan = finding.fix();
            if (plan != null) {
                plans.put(
                        key(
                                PackageRef.of(finding.affected()),
                                finding.advisory().id().text()),
                        plan);
            }
        }
        return plans;
    }

    private static String key(PackageRef affected, @Nullable String advisory) {
        return affected.id() + ' ' + affected.source() + ' ' + advisory;
    }

    /** Who is in the way; where nobody is, why it is left. */
    private static String heading(FixAll.Remaining left, @Nullable FixPlan plan) {
        if (plan == null || plan.blockedBy().isEmpty()) {
            return ReportWords.sentence(left.why());
        }
        List<String> dependents = plan.blockedBy().stream()
                .map(blocker ->
                        blocker.dependent().name() + ' ' + blocker.dependent().version())
                .distinct()
                .collect(Collectors.toList());
        return dependents.size() == 1
                ? ReportPageSentences.blockedBy(dependents.get(0))
                : ReportPageSentences.blockedByAndOthers(dependents.get(0), dependents.size() - 1);
    }

    private static String label(PackageRef named, PackageLabels labels) {
        return named.name() + ' ' + named.version() + labels.suffix(named.name(), named.version(), named.source());
    }
}
