package dev.rustsecd.audit;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.lockfile.LockedPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words the one line that a build tool prints of a report: what is vulnerable, then what is yanked. */
final class SummaryLine {
    /** Ids of one package, and packages, that are named. */
    private static final int MAX_NAMED = 3;

    private static final String NOT_EVERYTHING = "not everything could be checked";

    /** Malware, then the highest score; what has none goes last. */
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(
                    (Finding finding) -> !finding.advisory().isMalicious())
            .thenComparing(Comparator.comparingDouble(SummaryLine::score).reversed());

    private final String fileName;

    SummaryLine(String fileName) {
        this.fileName = fileName;
    }

    /**
     * @param yanked those that the policy does not drop
     */
    String of(List<Finding> findings, List<YankedPackage> yanked, Completeness completeness) {
        Map<String, List<String>> vulnerable = vulnerable(findings);
        List<String> onlyYanked = yanked.stream()
                .map(one -> one.locked().label())
                .distinct()
                .filter(label -> !vulnerable.containsKey(label))
                .toList();
        if (vulnerable.isEmpty() && onlyYanked.isEmpty()) {
            return withoutPackages(!findings.isEmpty(), completeness);
        }
        String line = "warning: " + fileName + " contains " + contained(vulnerable, onlyYanked, yanked);
        return completeness.isComplete() ? line : line + " (" + NOT_EVERYTHING + ")";
    }

    private String withoutPackages(boolean found, Completeness completeness) {
        if (completeness.isComplete()) {
            return "";
        }
        String because = completeness.because().get(0).clause(1);
        return "warning: " + fileName + (found ? ": " + NOT_EVERYTHING : " could not be checked") + ": " + because;
    }

    private static String contained(
            Map<String, List<String>> vulnerable, List<String> onlyYanked, List<YankedPackage> yanked) {
        if (vulnerable.isEmpty()) {
            return crates(onlyYanked.size(), "yanked crate") + ": " + some(onlyYanked);
        }
        String first = vulnerable.size() == 1
                ? one(vulnerable.entrySet().iterator().next(), yanked)
                : crates(vulnerable.size(), "crate") + " with security advisories: "
                        + some(List.copyOf(vulnerable.keySet()));
        return onlyYanked.isEmpty() ? first : first + "; and " + onlyYanked.size() + " yanked: " + some(onlyYanked);
    }

    private static String one(Map.Entry<String, List<String>> only, List<YankedPackage> yanked) {
        List<String> ids = only.getValue();
        String first = String.join(", ", ids.subList(0, Math.min(MAX_NAMED, ids.size())));
        boolean isYanked = yanked.stream()
                .map(YankedPackage::locked)
                .anyMatch(locked -> locked.label().equals(only.getKey()));
        return "1 crate with security " + (ids.size() == 1 ? "advisory" : "advisories") + ": " + only.getKey() + " ("
                + first + (ids.size() > MAX_NAMED ? ", …)" : ")") + (isYanked ? ", yanked" : "");
    }

    /** By package, name and version, the ids of its vulnerabilities; the gravest first. */
    private static Map<String, List<String>> vulnerable(List<Finding> findings) {
        Map<String, List<String>> packages = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.kind() == AdvisoryKind.VULNERABILITY)
                .sorted(GRAVEST_FIRST)
                .forEach(finding -> {
                    List<String> ids = packages.computeIfAbsent(label(finding), none -> new ArrayList<>());
                    String id = finding.advisory().id().text();
                    if (!ids.contains(id)) {
                        ids.add(id);
                    }
                });
        packages.replaceAll((label, ids) -> ids.stream().sorted().toList());
        return packages;
    }

    private static String label(Finding finding) {
        LockedPackage affected = finding.affected();
        return affected.label();
    }

    private static double score(Finding finding) {
        Severity severity = finding.advisory().severity();
        return severity == null ? -1 : severity.score();
    }

    private static String crates(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String some(List<String> labels) {
        String first = String.join(", ", labels.subList(0, Math.min(MAX_NAMED, labels.size())));
        int others = labels.size() - MAX_NAMED;
        return others > 0 ? first + " and " + others + " more" : first;
    }
}
