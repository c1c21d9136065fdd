package dev.rustsecd.audit;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.words.Count;
import dev.rustsecd.words.LineSentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one line that a build tool prints of a report: what is vulnerable, then what is yanked. */
final class SummaryLine {
    /** Ids of one package, and packages, that are named. */
    private static final int MAX_NAMED = 3;

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
        String line = contained(vulnerable, onlyYanked, yanked);
        return completeness.isComplete() ? line : LineSentences.partly(line);
    }

    private String withoutPackages(boolean found, Completeness completeness) {
        if (completeness.isComplete()) {
            return "";
        }
        String because = completeness.because().get(0).clause(1);
        return found
                ? LineSentences.notEverythingChecked(fileName, because)
                : LineSentences.couldNotBeChecked(fileName, because);
    }

    private String contained(
            Map<String, List<String>> vulnerable, List<String> onlyYanked, List<YankedPackage> yanked) {
        if (vulnerable.isEmpty()) {
            return LineSentences.yanked(fileName, onlyYanked.size(), some(onlyYanked));
        }
        String first = vulnerable.size() == 1
                ? one(vulnerable.entrySet().iterator().next(), yanked)
                : LineSentences.vulnerable(fileName, vulnerable.size(), some(List.copyOf(vulnerable.keySet())));
        return onlyYanked.isEmpty() ? first : LineSentences.andYanked(first, onlyYanked.size(), some(onlyYanked));
    }

    private String one(Map.Entry<String, List<String>> only, List<YankedPackage> yanked) {
        List<String> ids = only.getValue();
        String first = String.join(", ", ids.subList(0, Math.min(MAX_NAMED, ids.size())));
        boolean isYanked = yanked.stream()
                .map(YankedPackage::locked)
                .anyMatch(locked -> locked.label().equals(only.getKey()));
        String named = ids.size() > MAX_NAMED ? first + ", …" : first;
        return LineSentences.oneVulnerable(fileName, only.getKey(), ids.size(), named, isYanked);
    }

    /** By package, name and version, the ids of its vulnerabilities; the gravest first. */
    private static Map<String, List<String>> vulnerable(List<Finding> findings) {
        Map<String, List<String>> packages = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.kind() == AdvisoryKind.VULNERABILITY)
                .sorted(Finding.GRAVEST_FIRST)
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

    private static String some(List<String> labels) {
        return Count.some(labels, MAX_NAMED, labels.size());
    }
}
