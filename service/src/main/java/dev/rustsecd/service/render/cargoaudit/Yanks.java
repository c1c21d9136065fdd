package dev.rustsecd.service.render.cargoaudit;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.semver.Version;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The yanked packages as cargo-audit lists them: it puts what it looks up into an ordered set first, so they are sorted by
 * name and version, and an entry that a lockfile has twice is there once.
 *
 * <p>Source: cargo-audit 0.22.2, {@code auditor.rs}; cargo-lock crate, the order of {@code Package}.
 */
final class Yanks {
    /** The kind of such warnings, and the member that holds them. */
    static final String KIND = "yanked";

    private static final Comparator<LockedPackage> ORDER = Comparator.comparing(LockedPackage::name)
            .thenComparing(LockedPackage::version, Comparator.nullsFirst(Comparator.<Version>naturalOrder()))
            .thenComparing(locked -> String.valueOf(locked.source()));

    private Yanks() {}

    /** By what an entry is the same as another one. */
    private record Key(
            String label, String source, @Nullable String checksum) {}

    static List<LockedPackage> ofCargoAudit(AuditReport report) {
        List<YankedPackage> yanked = report.yanked() == null ? List.of() : report.yanked();
        Map<Key, LockedPackage> distinct = new LinkedHashMap<>();
        for (YankedPackage one : yanked) {
            LockedPackage locked = one.locked();
            Key key = new Key(locked.label(), String.valueOf(locked.source()), locked.checksum());
            distinct.putIfAbsent(key, locked);
        }
        return distinct.values().stream().sorted(ORDER).toList();
    }
}
