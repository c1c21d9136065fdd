package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A package that an advisory affects.
 *
 * @param fix null where the policy wants no plans
 */
public record Finding(
        LockedPackage affected,
        AdvisoryRecord record,
        @Nullable FixPlan fix,
        DependencyPaths paths) {
    /** Malware first, then by kind, then the highest score; what has none goes last. */
    public static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(
                    (Finding finding) -> !finding.advisory().isMalicious())
            .thenComparing(Finding::kind)
            .thenComparing(Comparator.comparingDouble(Finding::score).reversed());

    public Advisory advisory() {
        return record.advisory();
    }

    public AdvisoryKind kind() {
        return record.advisory().kind();
    }

    private double score() {
        Severity severity = advisory().severity();
        return severity == null ? -1 : severity.score();
    }
}
