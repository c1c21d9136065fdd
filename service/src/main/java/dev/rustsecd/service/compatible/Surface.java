package dev.rustsecd.service.compatible;

import dev.rustsecd.audit.Verdict;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.osv.OsvAnswers;
import dev.rustsecd.service.osv.OsvDatabase;
import dev.rustsecd.service.osv.OsvDump;
import dev.rustsecd.service.osv.OsvEntry;
import dev.rustsecd.service.site.SiteRecords;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Quarantine;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the compatible surfaces show of one snapshot: RustSec's own records, and the bodies that are made of them. */
final class Surface {
    private static final String AGE = "Rustsec-Data-Age";

    private final Snapshot snapshot;
    private final List<AdvisoryRecord> records;
    private final OsvDatabase osv;
    private final SiteRecords site;
    private final Map<OsvEntry, HotAnswer> vulnerabilities = new HashMap<>();
    private final Map<String, HotAnswer> packages = new HashMap<>();
    private final HotAnswer archive;
    private final HotAnswer modifiedIds;

    /** What is not in the bodies. */
    private final Quarantine quarantine;

    /** Null where upstream was never asked. */
    private final @Nullable Instant checkedAt;

    private Surface(Snapshot snapshot, List<AdvisoryRecord> records, @Nullable Surface before) {
        this.snapshot = snapshot;
        this.quarantine = snapshot.quarantineOfRustSec();
        this.checkedAt = snapshot.oldestCheck().orElse(null);
        this.records = records;
        OsvDatabase database = OsvDatabase.of(records, before == null ? null : before.osv);
        this.osv = database;
        this.site = SiteRecords.of(records);
        for (OsvEntry entry : database.entries()) {
            @Nullable HotAnswer known = before == null ? null : before.vulnerabilities.get(entry);
            vulnerabilities.put(entry, known == null ? new HotAnswer(() -> json(entry.json())) : known);
        }
        site.byPackage().forEach((name, ofPackage) -> {
            @Nullable HotAnswer known = before == null ? null : before.bodyOf(name, ofPackage);
            packages.put(name, known == null ? new HotAnswer(() -> json(SiteRecords.packageFile(ofPackage))) : known);
        });
        this.archive = new HotAnswer(() -> archive(database));
        this.modifiedIds = new HotAnswer(() -> ready("text/csv", OsvDump.modifiedIds(database)));
    }

    /** The same facts, checked upstream at another time. */
    private Surface(Snapshot snapshot, Surface same) {
        this.snapshot = snapshot;
        this.quarantine = snapshot.quarantineOfRustSec();
        this.checkedAt = snapshot.oldestCheck().orElse(null);
        this.records = same.records;
        this.osv = same.osv;
        this.site = same.site;
        this.vulnerabilities.putAll(same.vulnerabilities);
        this.packages.putAll(same.packages);
        this.archive = same.archive;
        this.modifiedIds = same.modifiedIds;
    }

    /** That of a snapshot that follows another one; what is made of records that both have is shared. */
    static Surface of(Snapshot snapshot, @Nullable Surface before) {
        List<AdvisoryRecord> records = snapshot.ofRustSec();
        return before != null && areSame(records, before.records)
                ? new Surface(snapshot, before)
                : new Surface(snapshot, records, before);
    }

    private static Answer json(byte[] body) {
        return ready("application/json", body);
    }

    private static Answer ready(String contentType, byte[] body) {
        return Answer.of(contentType, Answer.Prepared.of(body), Map.of());
    }

    private static Answer archive(OsvDatabase osv) {
        byte[] zip = OsvDump.archive(osv);
        return Answer.of("application/zip", Answer.Prepared.incompressible(zip), Map.of())
                .with("X-Goog-Hash", OsvDump.checksum(zip));
    }

    private @Nullable HotAnswer bodyOf(String name, List<AdvisoryRecord> ofPackage) {
        List<AdvisoryRecord> had = site.byPackage().getOrDefault(name, List.of());
        return areSame(had, ofPackage) ? packages.get(name) : null;
    }

    @SuppressWarnings("ReferenceEquality") // snapshots share the records that did not change
    private static boolean areSame(List<AdvisoryRecord> some, List<AdvisoryRecord> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Makes every body that is not made yet; takes up to a second. */
    void prepare() {
        vulnerabilities.values().forEach(HotAnswer::get);
        packages.values().forEach(HotAnswer::get);
        archive.get();
        modifiedIds.get();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    OsvDatabase osv() {
        return osv;
    }

    OsvAnswers answers() {
        return OsvAnswers.of(osv);
    }

    SiteRecords site() {
        return site;
    }

    /** The record of an OSV server with this id. */
    @Nullable
    HotAnswer vulnerability(String id) {
        return osv.find(id).map(vulnerabilities::get).orElse(null);
    }

    /** The file of a package of exactly this name; null where it never had an advisory. */
    @Nullable
    HotAnswer packageFile(String name) {
        return packages.get(name);
    }

    HotAnswer archive() {
        return archive;
    }

    HotAnswer modifiedIds() {
        return modifiedIds;
    }

    /** What RustSec has and these answers lack. */
    Quarantine quarantine() {
        return quarantine;
    }

    /**
     * An answer from these facts, with how old they are.
     *
     * @param lacking whether it lacks a record that cannot be read, which its body has no place to say
     */
    Answer finished(Answer answer, boolean lacking, Instant now) {
        Answer marked = lacking ? answer.with(Answer.VERDICT, Verdict.UNKNOWN.label()) : answer;
        return checkedAt == null ? marked : marked.with(AGE, age(checkedAt, now));
    }

    private static String age(Instant checkedAt, Instant now) {
        return "advisories=" + Math.max(0, Duration.between(checkedAt, now).toSeconds());
    }
}
