package dev.rustsecd.service.site;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.render.OsvRecord;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of rustsec.org: of both collections, of every kind, withdrawn ones too; always newest first, by the day on
 * which they were created in their committer's own time zone, then by id. Packages are found by their exact name.
 *
 * <p>Source: rustsec-admin, {@code web.rs}; the order by id is ours, there it is left open.
 */
public final class SiteRecords {
    private static final Comparator<AdvisoryRecord> NEWEST_FIRST =
            Comparator.<AdvisoryRecord, java.time.LocalDate>comparing(
                            record -> record.created().on())
                    .reversed()
                    .thenComparing(record -> record.advisory().id());

    private final List<AdvisoryRecord> newestFirst;
    private final Map<String, List<AdvisoryRecord>> byPackage;

    private SiteRecords(List<AdvisoryRecord> newestFirst, Map<String, List<AdvisoryRecord>> byPackage) {
        this.newestFirst = newestFirst;
        this.byPackage = byPackage;
    }

    /** @param records of RustSec's own source */
    public static SiteRecords of(List<AdvisoryRecord> records) {
        List<AdvisoryRecord> newestFirst = records.stream().sorted(NEWEST_FIRST).toList();
        Map<String, List<AdvisoryRecord>> byPackage = new TreeMap<>();
        for (AdvisoryRecord record : newestFirst) {
            byPackage
                    .computeIfAbsent(record.advisory().crate().toString(), none -> new ArrayList<>())
                    .add(record);
        }
        return new SiteRecords(newestFirst, byPackage);
    }

    /** All records. */
    public List<AdvisoryRecord> newestFirst() {
        return newestFirst;
    }

    /** The records of each package that has any. */
    public Map<String, List<AdvisoryRecord>> byPackage() {
        return Collections.unmodifiableMap(byPackage);
    }

    /** Those of a crate of crates.io, however its name is spelled. */
    List<AdvisoryRecord> ofCrate(CrateName crate) {
        return newestFirst.stream()
                .filter(record -> record.advisory().isAboutCratesIo())
                .filter(record -> record.advisory().crate().equals(crate))
                .toList();
    }

    /** The file {@code packages/NAME.json}, to the byte. */
    public static byte[] packageFile(List<AdvisoryRecord> records) {
        return OsvRecord.published(records);
    }
}
