package dev.rustsecd.benchmark.cost;

import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionReq;
import java.util.List;

/**
 * A published version, as far as lockfiles are made of it.
 *
 * @param needs what cargo locks with it when no feature is asked for
 */
record IndexRelease(String crate, Version version, boolean yanked, String checksum, List<Need> needs) {
    /** What it asks of another crate. */
    record Need(String crate, VersionReq req) {}
}
