package dev.rustsecd.service.render.sarif;

import dev.rustsecd.crate.Sha256;
import dev.rustsecd.lockfile.LockedPackage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What tells that a result of this run and one of another are the same: the advisory, and the package's name, version and
 * source. Lines, and what else is found, play no part. A package that a lockfile has twice is counted.
 */
final class Fingerprints {
    private static final int LINE_HASH_DIGITS = 16;
    private static final int WHOLE_DIGITS = 32;

    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * @param lineHash in the form of the key by which GitHub tells alerts apart: a hash, a colon, a count
     * @param whole the same, longer
     */
    record Fingerprint(String lineHash, String whole) {}

    /** @param source where the rule comes from: two advisory sources may use one id */
    Fingerprint next(String ruleId, String source, LockedPackage locked) {
        String identity = String.join(
                "\u0000", ruleId, source, locked.name(), locked.versionText(), String.valueOf(locked.source()));
        int count = seen.merge(identity, 1, Integer::sum);
        String hash = Sha256.hex(identity.getBytes(StandardCharsets.UTF_8));
        return new Fingerprint(
                hash.substring(0, LINE_HASH_DIGITS) + ':' + count, hash.substring(0, WHOLE_DIGITS) + ':' + count);
    }
}
