package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.lockfile.LockedPackage;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which advisories a policy lets through, and which entries of its ignore list have matched so far. One filter serves
 * one report.
 */
final class PolicyFilter {
    /** The entries that name a yanked package; they concern yanks alone. */
    private static final String YANKED = "yanked:";

    private final AuditPolicy policy;
    private final Set<String> ignore;
    private final Set<String> matched = new HashSet<>();

    PolicyFilter(AuditPolicy policy) {
        this.policy = policy;
        this.ignore = policy.ignore().isEmpty() ? Set.of() : Set.copyOf(policy.ignore());
    }

    /** Whether the policy wants to hear of this advisory at all; ignoring is asked apart. */
    boolean admits(Advisory advisory) {
        AffectedScope scope = advisory.affected();
        if (scope != null && (excludes(scope.os(), policy.targetOs()) || excludes(scope.arch(), policy.targetArch()))) {
            return false;
        }
        return admitsSeverity(advisory);
    }

    /** The entry of the ignore list that drops this advisory: its id, else one of its aliases. */
    Optional<String> ignoredBy(Advisory advisory) {
        if (ignore.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> entry = Optional.of(advisory.id().text()).filter(ignore::contains);
        if (entry.isEmpty()) {
            entry = advisory.aliases().stream()
                    .map(AdvisoryId::text)
                    .filter(ignore::contains)
                    .findFirst();
        }
        entry.ifPresent(matched::add);
        return entry;
    }

    /**
     * The entry of the ignore list that drops this yanked package: {@code yanked:name@version}, with or without the build
     * metadata that the registry has.
     *
     * @param published a number of the package's crate as the registry writes it
     */
    Optional<String> ignoredBy(LockedPackage yanked, UnaryOperator<String> published) {
        if (ignore.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> entry = policy.ignore().stream()
                .filter(text -> text.startsWith(YANKED) && names(text.substring(YANKED.length()), yanked, published))
                .findFirst();
        entry.ifPresent(matched::add);
        return entry;
    }

    // Names are compared as crates.io compares them, as everywhere.
    private static boolean names(String id, LockedPackage yanked, UnaryOperator<String> published) {
        int at = id.lastIndexOf('@');
        if (at <= 0 || !CrateName.canonical(id.substring(0, at)).equals(CrateName.canonical(yanked.name()))) {
            return false;
        }
        return published.apply(id.substring(at + 1)).equals(published.apply(yanked.versionText()));
    }

    /**
     * The entries that dropped nothing, as given.
     *
     * @param yanks whether yanks were asked for; else the entries about them are not judged
     */
    List<String> staleIgnores(boolean yanks) {
        return policy.ignore().stream()
                .filter(entry -> (yanks || !entry.startsWith(YANKED)) && !matched.contains(entry))
                .distinct()
                .toList();
    }

    private boolean admitsSeverity(Advisory advisory) {
        Severity.Level least = policy.severity();
        if (least == null) {
            return true;
        }
        Severity severity = advisory.severity();
        if (severity == null) {
            return advisory.kind() != AdvisoryKind.VULNERABILITY || policy.includeUnscored();
        }
        return severity.level().compareTo(least) >= 0;
    }

    // Source: rustsec crate, query predicates for target arch and os: exact strings, empty restricts nothing.
    private static boolean excludes(List<String> affected, List<String> wanted) {
        return !affected.isEmpty() && !wanted.isEmpty() && Collections.disjoint(affected, wanted);
    }
}
