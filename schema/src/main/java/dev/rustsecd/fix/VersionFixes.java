package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import java.util.List;

/** The ways out of the findings of one version of one crate. */
public interface VersionFixes {
    /** The way out of one finding. */
    FixPlan plan(Advisory finding);

    /**
     * One way out of several findings: out of all, else out of the vulnerabilities, else the best of the single ways; what
     * stays is among the cautions.
     *
     * @param findings not empty
     */
    FixPlan planTogether(List<Advisory> findings);
}
