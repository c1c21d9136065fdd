package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The advisory objects of one snapshot, each rendered when it is first needed and never again: the next snapshot takes
 * over what was rendered of every record that it shares with this one. Safe for use by many threads.
 */
public final class AdvisoryFragments {
    private static final int EXPECTED_BYTES = 3_000;

    private final IdentityHashMap<AdvisoryRecord, Fragment> byRecord;

    private AdvisoryFragments(IdentityHashMap<AdvisoryRecord, Fragment> byRecord) {
        this.byRecord = byRecord;
    }

    public static AdvisoryFragments of(Snapshot snapshot) {
        return of(snapshot, null);
    }

    /** Those of a snapshot that follows another one. */
    public static AdvisoryFragments of(Snapshot snapshot, @Nullable AdvisoryFragments before) {
        IdentityHashMap<AdvisoryRecord, Fragment> fragments =
                new IdentityHashMap<>(2 * snapshot.advisories().size());
        for (AdvisoryRecord record : snapshot.advisories()) {
            Fragment known = before == null ? null : before.byRecord.get(record);
            fragments.put(record, known == null ? new Fragment(record) : known);
        }
        return new AdvisoryFragments(fragments);
    }

    /** The advisory object, ready to be written raw. */
    SerializableString json(AdvisoryRecord record) {
        Fragment fragment = byRecord.get(record);
        return (fragment == null ? new Fragment(record) : fragment).json();
    }

    void write(JsonGenerator out, AdvisoryRecord record) throws IOException {
        out.writeRawValue(json(record));
    }

    /** About how many bytes the object has. */
    int sizeOf(AdvisoryRecord record) {
        return json(record).asUnquotedUTF8().length;
    }

    // Two threads may render the same fragment at once; they come to the same bytes.
    private static final class Fragment {
        private final AdvisoryRecord record;
        private volatile @Nullable SerializableString json;

        Fragment(AdvisoryRecord record) {
            this.record = record;
        }

        SerializableString json() {
            if (json == null) {
                byte[] bytes = Json.bytes(EXPECTED_BYTES, out -> AdvisoryJson.write(out, record));
                json = new SerializedString(new String(bytes, StandardCharsets.UTF_8));
            }
            return Objects.requireNonNull(json);
        }
    }
}
