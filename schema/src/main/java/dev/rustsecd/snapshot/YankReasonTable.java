package dev.rustsecd.snapshot;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.yank.CrateYankReasons;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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
        Map<String, CrateYankReasons> next = new HashMap<>(byCrate);
        for (Change change : changes) {
            CrateYankReasons before = next.getOrDefault(change.crate(), CrateYankReasons.NONE);
            next.put(
                    change.crate(),
                    before.with(
                            change.source(),
                            change.version(),
                            change.reason(),
                            change.revision().number()));
        }
        return new YankReasonTable(next);
    }

    /** Of one crate, however its name is spelled. */
    public CrateYankReasons of(String crate) {
        return byCrate.getOrDefault(CrateName.canonical(crate), CrateYankReasons.NONE);
    }
}
