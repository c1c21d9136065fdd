package dev.rustsecd.service.osv;

import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.OsvRecord;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record that an OSV server answers, rendered when it is first needed. Safe for use by many threads. */
public final class OsvEntry {
    private static final int EXPECTED_BYTES = 80;

    private final AdvisoryRecord record;
    private final OsvEvents events;
    private final byte[] reference;

    // Two threads may render it at once; they come to the same bytes.
    private volatile byte @Nullable [] json;

    OsvEntry(AdvisoryRecord record) {
        this.record = record;
        this.events = OsvEvents.of(record.advisory().versions().affected().ranges());
        this.reference = Json.bytes(EXPECTED_BYTES, out -> {
            out.writeStartObject();
            Json.text(out, "id", id());
            Json.text(out, "modified", modified());
            out.writeEndObject();
        });
    }

    AdvisoryRecord record() {
        return record;
    }

    public String id() {
        return record.advisory().id().text();
    }

    Instant modified() {
        return record.modified().at();
    }

    boolean isWithdrawn() {
        return record.advisory().isWithdrawn();
    }

    /** The name of its crate, as written: OSV compares names byte for byte. */
    String crate() {
        return record.advisory().crate().toString();
    }

    boolean affects(LenientVersion version) {
        return events.include(version);
    }

    /** The record whole; nobody changes the array. */
    public byte[] json() {
        byte[] known = json;
        if (known == null) {
            known = OsvRecord.answered(record);
            json = known;
        }
        return known;
    }

    /** Id and time of the last change alone, as batches have it. */
    byte[] reference() {
        return reference;
    }
}
