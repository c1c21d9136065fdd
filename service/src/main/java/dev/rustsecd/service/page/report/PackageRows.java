package dev.rustsecd.service.page.report;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.service.page.report.PackageRow.Entry;
import dev.rustsecd.service.page.report.PackageRow.FixView;
import dev.rustsecd.service.page.report.PackageRow.Tally;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.words.page.ReportPageSentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a report: findings and yanked packages, one row a package, the gravest first. */
public final class PackageRows {
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparingInt(
                    (Finding finding) -> SeverityMark.of(finding.advisory()).rank())
            .thenComparing(Comparator.comparingDouble(PackageRows::score).reversed());

    private static final Pattern NOT_OF_AN_ANCHOR = Pattern.compile("[^A-Za-z0-9._+-]");

    private final String base;
    private final Set<String> anchors = new HashSet<>();

    /** @param base what its links begin with; empty in a page of the site */
    private PackageRows(String base) {
        this.base = base;
    }

    /** What was found of one package. */
    private record Affected(
            LockedPackage locked,
            List<Finding> findings,
            @Nullable YankedPackage yanked) {
        DependencyPaths paths() {
            return yanked == null ? findings.get(0).paths() : yanked.paths();
        }

        double score() {
            return findings.stream().mapToDouble(PackageRows::score).max().orElse(0);
        }
    }

    public static List<PackageRow> of(List<Finding> findings, List<YankedPackage> yanked, String base) {
        Map<String, Affected> byPackage = new LinkedHashMap<>();
        for (Finding finding : findings) {
            affected(byPackage, finding.affected(), null).findings().add(finding);
        }
        for (YankedPackage each : yanked) {
            Affected found = affected(byPackage, each.locked(), each);
            byPackage.put(key(each.locked()), new Affected(each.locked(), found.findings(), each));
        }
        PackageRows rows = new PackageRows(base);
        return byPackage.values().stream()
                .sorted(Comparator.comparingDouble(Affected::score).reversed())
                .map(rows::row)
                .sorted(Comparator.comparingInt(PackageRow::rank))
                .toList();
    }

    private static Affected affected(
            Map<String, Affected> byPackage, LockedPackage locked, @Nullable YankedPackage yanked) {
        return byPackage.computeIfAbsent(key(locked), none -> new Affected(locked, new ArrayList<>(), yanked));
    }

    private static String key(LockedPackage locked) {
        return locked.id() + ' ' + locked.source();
    }

    private static double score(Finding finding) {
        Severity severity = finding.advisory().severity();
        return severity == null ? 0 : severity.score();
    }

    private PackageRow row(Affected affected) {
        LockedPackage locked = affected.locked();
        DependencyPaths paths = affected.paths();
        affected.findings().sort(GRAVEST_FIRST);
        List<Entry> entries = affected.findings().stream().map(this::entry).toList();
        List<Tally> marks = marks(affected, entries);
        return new PackageRow(
                locked.name(),
                paths.labels().of(locked).substring(locked.name().length()).strip(),
                base + Addresses.version(locked.name(), locked.versionText()),
                anchor(locked),
                marks.stream()
                        .map(tally -> "is-" + tally.mark().key())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                marks,
                entries,
                shortFix(affected),
                fixes(affected.findings()),
                affected.yanked() == null ? null : YankView.of(affected.yanked()),
                ReportWords.pulledIn(paths),
                PathGraph.of(paths, requirements(affected.findings())));
    }

    private Entry entry(Finding finding) {
        String id = finding.advisory().id().text();
        return new Entry(
                id, base + Addresses.advisory(id), finding.advisory().title(), SeverityMark.of(finding.advisory()));
    }

    private static List<Tally> marks(Affected affected, List<Entry> entries) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (Entry entry : entries) {
            tallies.merge(
                    entry.mark().key(),
                    new Tally(entry.mark(), 1),
                    (gravest, next) -> new Tally(gravest.mark(), gravest.count() + 1));
        }
        if (affected.yanked() != null) {
            tallies.put("yanked", new Tally(SeverityMark.yanked(), 1));
        }
        return List.copyOf(tallies.values());
    }

    /** An id of HTML, and of an address, that no other row has. */
    private String anchor(LockedPackage locked) {
        String plain = NOT_OF_AN_ANCHOR
                .matcher(locked.name() + "-" + locked.versionText())
                .replaceAll("_");
        String anchor = plain;
        for (int i = 2; !anchors.add(anchor); i++) {
            anchor = plain + "-" + i;
        }
        return anchor;
    }

    private static List<FixView> fixes(List<Finding> findings) {
        Map<FixView, List<String>> same = new LinkedHashMap<>();
        for (Finding finding : findings) {
            FixPlan plan = finding.fix();
            if (plan != null) {
                FixView fix = new FixView(
                        "",
                        FixText.sentence(finding),
                        plan.commands(),
                        FixText.notes(plan, finding.paths().labels()));
                same.computeIfAbsent(fix, none -> new ArrayList<>())
                        .add(finding.advisory().id().text());
            }
        }
        return same.entrySet().stream()
                .map(entry -> same.size() == 1
                        ? entry.getKey()
                        : new FixView(
                                String.join(", ", entry.getValue()),
                                entry.getKey().sentence(),
                                entry.getKey().commands(),
                                entry.getKey().notes()))
                .toList();
    }

    private static Map<String, String> requirements(List<Finding> findings) {
        Map<String, String> requirements = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding.fix() != null) {
                finding.fix()
                        .blockedBy()
                        .forEach(blocker ->
                                requirements.putIfAbsent(blocker.dependent().id(), blocker.requirement()));
            }
        }
        return requirements;
    }

    private static String shortFix(Affected affected) {
        FixPlan plan = affected.findings().stream()
                .map(Finding::fix)
                .filter(each -> each != null)
                .findFirst()
                .orElse(affected.yanked() == null ? null : affected.yanked().fix());
        if (plan == null) {
            return affected.findings().isEmpty() ? ReportPageSentences.shortNothing() : "";
        }
        String version = String.valueOf(plan.version());
        return switch (plan.fixClass()) {
            case LOCK_UPDATE ->
                plan.version() == null ? ReportPageSentences.shortDrop() : ReportPageSentences.shortUpdate(version);
            case PARENT_UPDATE -> shortParentUpdate(plan, version);
            case MANIFEST_CHANGE -> ReportPageSentences.shortManifest(version);
            case MAJOR_UPGRADE ->
                plan.version() == null
                        ? ReportPageSentences.shortUpgradeUnnamed()
                        : ReportPageSentences.shortUpgrade(version);
            case NO_FIX -> ReportPageSentences.shortNoFix();
            case REMOVE -> ReportPageSentences.shortRemove();
        };
    }

    private static String shortParentUpdate(FixPlan plan, String version) {
        if (plan.version() == null) {
            return ReportPageSentences.shortDrop();
        }
        return plan.commands().isEmpty() && !plan.blockedBy().isEmpty()
                ? ReportPageSentences.shortBlocked(
                        version, plan.blockedBy().get(0).dependent().name())
                : ReportPageSentences.shortUpdateWithDependents(version);
    }
}
