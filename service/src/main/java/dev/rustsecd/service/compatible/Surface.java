package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.osv.OsvDatabase;
import dev.rustsecd.service.osv.OsvDump;
import dev.rustsecd.service.osv.OsvEntry;
import dev.rustsecd.service.site.SiteRecords;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Quarantine;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the compatible surfaces show of one snapshot: RustSec's own records, and the bodies that are made of them.
 *
 * @param quarantine what RustSec has and the bodies lack
 * @param checkedAt null where upstream was never asked
 */
record Surface(
        Bodies bodies, Quarantine quarantine, @Nullable Instant checkedAt) {
    /** What is made of the same records, whenever they were checked upstream. */
    record Bodies(
            List<AdvisoryRecord> records,
            OsvDatabase osv,
            SiteRecords site,
            Map<OsvEntry, PreparedAnswer> vulnerabilities,
            Map<String, PreparedAnswer> packages,
            PreparedAnswer archive,
            PreparedAnswer modifiedIds) {
        static Bodies of(List<AdvisoryRecord> records, @Nullable Bodies before) {
            OsvDatabase osv = OsvDatabase.of(records, before == null ? null : before.osv);
            SiteRecords site = SiteRecords.of(records);
            Map<OsvEntry, PreparedAnswer> vulnerabilities = new HashMap<>();
            for (OsvEntry entry : osv.entries()) {
                PreparedAnswer known = before == null ? null : before.vulnerabilities.get(entry);
                vulnerabilities.put(entry, known == null ? new PreparedAnswer(() -> json(entry.json())) : known);
            }
            Map<String, PreparedAnswer> packages = new HashMap<>();
            site.byPackage().forEach((name, ofPackage) -> {
                PreparedAnswer known = before == null ? null : before.ofPackage(name, ofPackage);
                packages.put(
                        name,
                        known == null ? new PreparedAnswer(() -> json(SiteRecords.packageFile(ofPackage))) : known);
            });
            return new Bodies(
                    records,
                    osv,
                    site,
                    vulnerabilities,
                    packages,
                    new PreparedAnswer(() -> Surface.archive(osv)),
                    new PreparedAnswer(() -> ready("text/csv", OsvDump.modifiedIds(osv))));
        }

        private @Nullable PreparedAnswer ofPackage(String name, List<AdvisoryRecord> ofPackage) {
            List<AdvisoryRecord> had = site.byPackage().getOrDefault(name, List.of());
            return areSame(had, ofPackage) ? packages.get(name) : null;
        }
    }

    /** That of a snapshot that follows another one; what is made of records that both have is shared. */
    static Surface of(Snapshot snapshot, @Nullable Surface before) {
        List<AdvisoryRecord> records = snapshot.ofRustSec();
        Bodies bodies = before != null && areSame(records, before.bodies.records())
                ? before.bodies
                : Bodies.of(records, before == null ? null : before.bodies);
        return new Surface(
                bodies, snapshot.quarantineOfRustSec(), snapshot.oldestCheck().orElse(null));
    }

    /** A precomputed response, made when it is first needed, and kept. Safe for use by many threads. */
    static final class PreparedAnswer {
        private final Supplier<Answer> maker;

        // Two threads may make it at once; they come to the same bytes.
        private volatile @Nullable Answer made;

        private PreparedAnswer(Supplier<Answer> maker) {
            this.maker = maker;
        }

        boolean isMade() {
            return made != null;
        }

        Answer get() {
            Answer known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }

    private static Answer json(byte[] body) {
        return ready("application/json", body);
    }

    private static Answer ready(String contentType, byte[] body) {
        return Answer.of(contentType, Answer.Prepared.of(body), Map.of());
    }

    private static Answer archive(OsvDatabase osv) {
        byte[] zip = OsvDump.archive(osv);
        Map<String, String> checksum = Map.of("X-Goog-Hash", OsvDump.checksum(zip));
        return Answer.of("application/zip", Answer.Prepared.incompressible(zip), checksum);
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
        bodies.vulnerabilities().values().forEach(PreparedAnswer::get);
        bodies.packages().values().forEach(PreparedAnswer::get);
        bodies.archive().get();
        bodies.modifiedIds().get();
    }

    /** The record of an OSV server with this id. */
    @Nullable
    PreparedAnswer vulnerability(String id) {
        return bodies.osv().find(id).map(bodies.vulnerabilities()::get).orElse(null);
    }

    /** The file of a package of exactly this name; null where it never had an advisory. */
    @Nullable
    PreparedAnswer packageFile(String name) {
        return bodies.packages().get(name);
    }

    /**
     * An answer from these facts, with how old they are.
     *
     * @param lacking whether it lacks a record that cannot be read, which its body has no place to say
     */
    Answer finished(Answer answer, boolean lacking, Instant now) {
        return (lacking ? answer.lacking() : answer).aged(checkedAt, null, now);
    }
}
