package dev.rustsecd.service.http;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.policy.FailOn;

/** Whether a report is what its policy fails on. */
final class FailureRule {
    private FailureRule() {}

    static boolean isMet(AuditReport report) {
        return report.policy().failOn().stream().anyMatch(kind -> isMet(report, kind));
    }

    private static boolean isMet(AuditReport report, FailOn kind) {
        return switch (kind) {
            case VULNERABILITY -> has(report, AdvisoryKind.VULNERABILITY);
            case UNSOUND -> has(report, AdvisoryKind.UNSOUND);
            case UNMAINTAINED -> has(report, AdvisoryKind.UNMAINTAINED);
            case NOTICE -> has(report, AdvisoryKind.NOTICE);
            case MALICIOUS ->
                report.findings().stream()
                        .anyMatch(finding -> finding.advisory().isMalicious());
            case YANKED -> report.yanked() != null && !report.yanked().isEmpty();
            case UNKNOWN -> !report.isComplete();
            case ANY -> report.verdict() != Verdict.CLEAN || !report.isComplete();
        };
    }

    private static boolean has(AuditReport report, AdvisoryKind kind) {
        return report.findings().stream().anyMatch(finding -> finding.kind() == kind);
    }
}
