package dev.rustsecd.audit;

import dev.rustsecd.advisory.AdvisoryKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
     * @param yanked packages whose version is yanked
     */
    String of(List<Finding> findings, int yanked, Completeness completeness) {
        Map<String, Set<String>> insecure = insecurePackages(findings);
        boolean complete = completeness.isComplete();
        if (yanked > 0) {
            return "warning: " + ofYanked(insecure.size(), yanked)
                    + (complete ? "" : " (not everything could be checked)");
        }
        if (insecure.isEmpty()) {
            return complete ? "" : "warning: " + fileName + " could not be checked: " + reason(completeness);
        }
        return "warning: " + ofInsecure(insecure) + (complete ? "" : " (not everything could be checked)");
    }

    private String ofYanked(int insecure, int yanked) {
        String count = insecure == 0 ? yanked + " yanked" : insecure + " insecure and " + yanked + " yanked";
        boolean one = insecure == 0 && yanked == 1;
        return count + (one ? " dependency in " : " dependencies in ") + fileName;
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

    private static String reason(Completeness completeness) {
        Incomplete first = completeness.because().get(0);
        return switch (first.reason()) {
            case ADVISORIES_MISSING, ADVISORIES_STALE ->
                completeness
                        .staleSince()
                        .map(day -> "advisory data is from " + day)
                        .orElse("advisory data is missing");
            case REGISTRY_PENDING -> "registry data is still arriving for " + some(first.packages());
            case REGISTRY_UNREACHABLE -> "the registry cannot be reached for " + some(first.packages());
            case REGISTRY_STALE -> "registry data is too old for " + some(first.packages());
            case NOT_IN_REGISTRY -> "the registry does not have " + some(first.packages());
            case NOTHING_TO_AUDIT -> "it has no package from crates.io";
            case LOCKFILE_INCOMPLETE -> "packages are missing in it";
            case ADVISORIES_QUARANTINED -> "an advisory cannot be read for " + some(first.packages());
        };
    }

    private static String some(List<String> packages) {
        String first = packages.get(0);
        int others = packages.size() - 1;
        return others == 0 ? first : first + " and " + others + (others == 1 ? " other" : " others");
    }
}
