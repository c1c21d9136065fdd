package dev.rustsecd.snapshot;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.yank.CrateYankReasons;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reasons that the registry and the operator gave for yanks, by crate. Immutable. */
public final class YankReasonTable {
    public static final YankReasonTable EMPTY = new YankReasonTable(Map.of());

    private final Map<String, CrateYankReasons> byCrate;

    private YankReasonTable(Map<String, CrateYankReasons> byCrate) {
        this.byCrate = byCrate;
    }

    /**
     * One reason, or the end of one.
     *
     * @param crate the name in its canonical form
     * @param revision the one that brought it
     */
    public record Change(
            String crate, YankReason.Source source, String version, RecordedReason reason, Revision revision) {}

    /** The reasons after these. */
    public YankReasonTable with(Collection<Change> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, List<Change>> changed = changes.stream().collect(Collectors.groupingBy(Change::crate));
        Map<String, CrateYankReasons> next = new HashMap<>(byCrate);
        changed.forEach((crate, ofCrate) -> next.merge(
                crate, reasons(CrateYankReasons.NONE, ofCrate), (before, alone) -> reasons(before, ofCrate)));
        return new YankReasonTable(next);
    }

    private static CrateYankReasons reasons(CrateYankReasons before, List<Change> changes) {
        Map<String, RecordedReason> registry = new HashMap<>(before.registry());
        Map<String, RecordedReason> operator = new HashMap<>(before.operator());
        long revision = before.revision();
        for (Change change : changes) {
            (change.source() == YankReason.Source.OPERATOR ? operator : registry)
                    .put(change.version(), change.reason());
            revision = Math.max(revision, change.revision().number());
        }
        return new CrateYankReasons(registry, operator, revision);
    }

    /** Of one crate, however its name is spelled. */
    public CrateYankReasons of(String crate) {
        return byCrate.getOrDefault(CrateName.canonical(crate), CrateYankReasons.NONE);
    }
}
