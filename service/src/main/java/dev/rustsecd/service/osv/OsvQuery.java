package dev.rustsecd.service.osv;

import dev.rustsecd.snapshot.Quarantine;
import org.jspecify.annotations.Nullable;

/**
 * A query that is in order.
 *
 * @param crate the name that is asked for, as written; null where the query can match no crate of crates.io
 * @param version null where every version is meant
 */
public record OsvQuery(@Nullable String crate, @Nullable LenientVersion version, OsvCursor after) {
    /** One that matches nothing: of a commit, or of another ecosystem. */
    static final OsvQuery OF_NOTHING = new OsvQuery(null, null, OsvCursor.START);

    /** Whether a record that cannot be read may belong into its answer. */
    public boolean concerns(Quarantine quarantine) {
        return crate != null && quarantine.concernsCrate(crate);
    }
}
