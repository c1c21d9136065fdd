package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.snapshot.AdvisoryRecord;
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
    public Advisory advisory() {
        return record.advisory();
    }

    public AdvisoryKind kind() {
        return record.advisory().kind();
    }
}
