package dev.rustsecd.audit;

import dev.rustsecd.audit.AuditReport.Skipped;
import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.crate.PackageSource.Kind;
import dev.rustsecd.lockfile.LockedDependency;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a lockfile lets an audit claim: which of its packages are outside the claim, and what keeps "nothing found" from
 * meaning "clean" whatever the advisories say.
 */
final class LockfileClaim {
    /** Packages that a reason names. */
    private static final int MAX_NAMED = 200;

    private final Lockfile lockfile;
    private final Map<Kind, List<LockedPackage>> skipped = new EnumMap<>(Kind.class);
    private final int audited;

    LockfileClaim(Lockfile lockfile) {
        this.lockfile = lockfile;
        int matched = 0;
        for (LockedPackage locked : lockfile.packages()) {
            if (isAudited(locked)) {
                matched++;
            } else {
                skipped.computeIfAbsent(kind(locked), none -> new ArrayList<>()).add(locked);
            }
        }
        this.audited = matched;
    }

    /** Whether advisories are matched with it. */
    static boolean isAudited(LockedPackage locked) {
        return locked.isCratesIo() && locked.version() != null;
    }

    private static Kind kind(LockedPackage locked) {
        return locked.source() == null ? Kind.PATH : locked.source().kind();
    }

    int audited() {
        return audited;
    }

    List<Skipped> skipped() {
        return skipped.entrySet().stream()
                .map(entry -> new Skipped(entry.getKey(), entry.getValue().size(), named(entry.getKey())))
                .toList();
    }

    private List<String> named(Kind kind) {
        return kind == Kind.PATH
                ? List.of()
                : skipped.getOrDefault(kind, List.of()).stream()
                        .map(LockedPackage::id)
                        .distinct()
                        .limit(Skipped.MAX_NAMED)
                        .toList();
    }

    /** What is missing in it, and whether there is anything to audit. */
    List<Incomplete> incomplete() {
        List<Incomplete> because = new ArrayList<>();
        if (isNothing()) {
            because.add(new Incomplete(Reason.NOTHING_TO_AUDIT, List.of()));
        }
        List<String> gaps = gaps();
        if (!gaps.isEmpty()) {
            because.add(new Incomplete(Reason.LOCKFILE_INCOMPLETE, gaps));
        }
        return because;
    }

    /** There is nothing in it, or packages of registries of which not one was audited. */
    private boolean isNothing() {
        return audited == 0 && (skipped.isEmpty() || skipped.containsKey(Kind.REGISTRY));
    }

    /** The packages whose dependencies are not all there, and those that have a checksum and no source any more. */
    private List<String> gaps() {
        Set<String> gaps = new LinkedHashSet<>();
        lockfile.withoutSource().stream().limit(MAX_NAMED).forEach(gaps::add);
        for (LockedPackage locked : lockfile.packages()) {
            if (gaps.size() < MAX_NAMED && hasGap(locked)) {
                gaps.add(locked.id());
            }
        }
        return List.copyOf(gaps);
    }

    private static boolean hasGap(LockedPackage locked) {
        boolean withoutReplacement =
                locked.replace() != null && !locked.replace().isResolved();
        return withoutReplacement || !isWhole(locked.dependencies());
    }

    private static boolean isWhole(List<LockedDependency> dependencies) {
        for (int i = 0; i < dependencies.size(); i++) {
            if (!dependencies.get(i).isResolved()) {
                return false;
            }
        }
        return true;
    }
}
