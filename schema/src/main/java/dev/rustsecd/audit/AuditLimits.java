package dev.rustsecd.audit;

/**
 * What one report may hold and cost.
 *
 * @param maxFindings findings and ignored findings together; of public projects, the worst lockfile seen has 113
 * @param maxPathSteps dependency edges walked to find paths, over all findings; when they are used up, the findings that
 *     are left carry no paths and a remark says so
 */
public record AuditLimits(int maxFindings, int maxPathSteps) {
    public static final AuditLimits DEFAULT = new AuditLimits(5_000, 5_000_000);
}
