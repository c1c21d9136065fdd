package dev.rustsecd.audit;

import dev.rustsecd.advisory.AdvisoryKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words the one line that a build tool prints of a report. */
final class SummaryLine {
    private static final int MAX_IDS = 3;

    private final String fileName;

    SummaryLine(String fileName) {
        this.fileName = fileName;
    }

    /**
     * @param staleSince the day that too old advisories are from
     */
    String of(List<Finding> findings, boolean complete, Optional<LocalDate> staleSince) {
        Map<String, Set<String>> insecure = insecurePackages(findings);
        if (insecure.isEmpty()) {
            return complete ? "" : "warning: " + fileName + " could not be checked: " + reason(staleSince);
        }
        return "warning: " + ofInsecure(insecure) + (complete ? "" : " (not everything could be checked)");
    }

    private String ofInsecure(Map<String, Set<String>> insecure) {
        if (insecure.size() > 1) {
            return insecure.size() + " insecure dependencies in " + fileName;
        }
        Map.Entry<String, Set<String>> only = insecure.entrySet().iterator().next();
        String crate = only.getKey().substring(0, only.getKey().indexOf(' '));
        return fileName + " contains 1 crate with security advisory: " + crate + " (" + ids(only.getValue()) + ")";
    }

    private static String ids(Set<String> ids) {
        String first = ids.stream().limit(MAX_IDS).collect(Collectors.joining(", "));
        return ids.size() > MAX_IDS ? first + ", …" : first;
    }

    /** By package, name and version, the ids of its vulnerabilities in report order. */
    private static Map<String, Set<String>> insecurePackages(List<Finding> findings) {
        Map<String, Set<String>> packages = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding.kind() == AdvisoryKind.VULNERABILITY) {
                packages.computeIfAbsent(finding.affected().label(), none -> new LinkedHashSet<>())
                        .add(finding.advisory().id().text());
            }
        }
        return packages;
    }

    private static String reason(Optional<LocalDate> staleSince) {
        return staleSince.map(day -> "advisory data is from " + day).orElse("advisory data is missing");
    }
}
