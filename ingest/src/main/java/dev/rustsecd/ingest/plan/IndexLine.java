package dev.rustsecd.ingest.plan;

import dev.rustsecd.release.ReleaseRequirements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an index file: a published version.
 *
 * @param crate as the line spells it
 * @param published null where the registry gives no time that can be read
 * @param rustVersion null where it names none that can be read
 * @param requirements under the version's number; their texts are not read
 */
record IndexLine(
        String crate,
        boolean yanked,
        @Nullable Instant published,
        @Nullable String rustVersion,
        ReleaseRequirements requirements) {
    /** The version as written. */
    String number() {
        return requirements.number();
    }
}
