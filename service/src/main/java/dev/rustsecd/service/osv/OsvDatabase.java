package dev.rustsecd.service.osv;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.Collection;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of one snapshot that an OSV server answers: RustSec's own for crates of crates.io, in the kinds that its
 * export knows.
 */
public final class OsvDatabase {
    // Source: rustsec-admin, osv_export.rs, for the kinds; osv.dev, source.yaml, for the ids that it imports.
    private static final Set<String> EXPORTED_KINDS = Set.of("unmaintained", "unsound", "notice");
    private static final String IMPORTED_IDS = "RUSTSEC-";

    private final SortedMap<String, OsvEntry> byId;
    private final Map<String, List<OsvEntry>> liveByCrate = new HashMap<>();
    private final Map<String, List<String>> idsByAlias = new HashMap<>();

    private OsvDatabase(SortedMap<String, OsvEntry> byId) {
        this.byId = byId;
        for (OsvEntry entry : byId.values()) {
            if (!entry.isWithdrawn()) {
                liveByCrate
                        .computeIfAbsent(entry.crate(), none -> new ArrayList<>())
                        .add(entry);
            }
            for (AdvisoryId alias : entry.record().advisory().aliases()) {
                idsByAlias
                        .computeIfAbsent(alias.text(), none -> new ArrayList<>())
                        .add(entry.id());
            }
        }
    }

    /**
     * @param records of RustSec's own source
     * @param before what is served until now: records that stay the same are not rendered again
     */
    @SuppressWarnings("ReferenceEquality") // snapshots share the records that did not change
    public static OsvDatabase of(List<AdvisoryRecord> records, @Nullable OsvDatabase before) {
        SortedMap<String, OsvEntry> byId = new TreeMap<>();
        for (AdvisoryRecord record : records) {
            if (isExported(record.advisory())) {
                String id = record.advisory().id().text();
                OsvEntry known = before == null ? null : before.byId.get(id);
                byId.put(id, known != null && known.record() == record ? known : new OsvEntry(record));
            }
        }
        return new OsvDatabase(byId);
    }

    private static boolean isExported(Advisory advisory) {
        String kind = advisory.informational();
        return advisory.collection() == Collection.CRATES
                && advisory.id().text().startsWith(IMPORTED_IDS)
                && !advisory.id().isDraft()
                && (kind == null || EXPORTED_KINDS.contains(kind));
    }

    /** All records, withdrawn ones too, by id. */
    public List<OsvEntry> entries() {
        return List.copyOf(byId.values());
    }

    /** The record with this id, withdrawn or not. */
    public Optional<OsvEntry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The ids of the records that have this alias, ascending. */
    public List<String> idsOfAlias(String alias) {
        return idsByAlias.getOrDefault(alias, List.of());
    }

    /** The records of a crate that are not withdrawn, by id; the name is compared byte for byte. */
    List<OsvEntry> live(String crate) {
        return liveByCrate.getOrDefault(crate, List.of());
    }
}
