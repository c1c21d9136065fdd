package dev.rustsecd.audit;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.FailOn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies that differ from the default in one thing. */
final class PolicyBuilder {
    private List<String> ignore = List.of();
    private Set<FailOn> failOn = Set.of();
    private Severity.@Nullable Level severity;
    private boolean includeUnscored = true;
    private List<String> targetOs = List.of();
    private List<String> targetArch = List.of();
    private boolean plan = true;
    private String path = "Cargo.lock";
    private @Nullable Duration maxStaleness;

    PolicyBuilder ignore(String... entries) {
        ignore = List.of(entries);
        return this;
    }

    PolicyBuilder failOn(FailOn... kinds) {
        failOn = Set.of(kinds);
        return this;
    }

    PolicyBuilder severity(Severity.Level least) {
        severity = least;
        return this;
    }

    PolicyBuilder excludeUnscored() {
        includeUnscored = false;
        return this;
    }

    PolicyBuilder targetOs(String... systems) {
        targetOs = List.of(systems);
        return this;
    }

    PolicyBuilder targetArch(String... architectures) {
        targetArch = List.of(architectures);
        return this;
    }

    PolicyBuilder noPlan() {
        plan = false;
        return this;
    }

    PolicyBuilder path(String where) {
        path = where;
        return this;
    }

    PolicyBuilder maxStaleness(Duration limit) {
        maxStaleness = limit;
        return this;
    }

    AuditPolicy build() {
        return new AuditPolicy(
                ignore, failOn, severity, includeUnscored, targetOs, targetArch, null, plan, path, maxStaleness);
    }
}
