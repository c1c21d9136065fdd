package dev.rustsecd.policy;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.advisory.TargetNames;
import dev.rustsecd.lockfile.LockedPackage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which advisories a policy lets through, and which it ignores. Immutable. */
public final class PolicyFilter {
    private final AuditPolicy policy;

    /** The entries as given, by the form in which ids are compared. */
    private final Map<String, String> ignore;

    public PolicyFilter(AuditPolicy policy) {
        this.policy = policy;
        this.ignore = policy.ignore().stream()
                .collect(Collectors.toMap(IgnoreEntry::key, entry -> entry, (first, again) -> first));
    }

    /** Whether the policy wants to hear of this advisory at all; ignoring is asked apart. */
    public boolean admits(Advisory advisory) {
        AffectedScope scope = advisory.affected();
        if (scope != null
                && (excludes(scope.os(), policy.targetOs(), TargetNames::knownOs)
                        || excludes(scope.arch(), policy.targetArch(), TargetNames::knownArch))) {
            return false;
        }
        return admitsSeverity(advisory);
    }

    /** The entry of the ignore list that drops this advisory: its id, else one of its aliases. */
    public Optional<String> ignoredBy(Advisory advisory) {
        if (ignore.isEmpty()) {
            return Optional.empty();
        }
        return Stream.concat(Stream.of(advisory.id()), advisory.aliases().stream())
                .map(id -> ignore.get(IgnoreEntry.key(id.text())))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * The entry of the ignore list that drops this yanked package: {@code yanked:name@version}, with or without the build
     * metadata that the registry has.
     *
     * @param published a number of the package's crate as the registry writes it
     */
    public Optional<String> ignoredBy(LockedPackage yanked, UnaryOperator<String> published) {
        if (ignore.isEmpty()) {
            return Optional.empty();
        }
        return policy.ignore().stream()
                .filter(text -> IgnoreEntry.isYank(text) && IgnoreEntry.names(text, yanked, published))
                .findFirst();
    }

    /**
     * The entries that dropped nothing, as given.
     *
     * @param used those that dropped something
     * @param yanks whether yanks were asked for; else the entries about them are not judged
     */
    public List<String> staleIgnores(Collection<String> used, boolean yanks) {
        Set<String> matched = used.stream().map(IgnoreEntry::key).collect(Collectors.toSet());
        return policy.ignore().stream()
                .filter(entry -> (yanks || !IgnoreEntry.isYank(entry)) && !matched.contains(IgnoreEntry.key(entry)))
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

    // Source: rustsec crate, query predicates for target arch and os; empty restricts nothing. A name that nobody knows
    // may
    // be any: an advisory that has one is for all.
    private static boolean excludes(
            List<String> affected, List<String> wanted, Function<String, Optional<String>> known) {
        return !affected.isEmpty()
                && !wanted.isEmpty()
                && affected.stream().map(known).noneMatch(name -> name.isEmpty() || wanted.contains(name.get()));
    }
}
