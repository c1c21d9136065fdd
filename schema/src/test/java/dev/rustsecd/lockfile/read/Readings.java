package dev.rustsecd.lockfile.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.reject.RejectedInput;

/** Reads a text by each of the two readers, and compares. */
final class Readings {
    /** For whatever the fast reader takes. */
    private static final LockfileLimits SLOW = new LockfileLimits(
            LockfileLimits.DEFAULT.maxPackages(), LockfileLimits.DEFAULT.maxDependencies(), 1 << 20, 1_000_000);

    private Readings() {}

    /** The lockfile, or a text that says all of the refusal. */
    static Object read(byte[] bytes) {
        try {
            return LockfileParser.parse(bytes, LockfileLimits.DEFAULT);
        } catch (RejectedInput refused) {
            return refusal(refused);
        }
    }

    static Object readFully(byte[] bytes) {
        try {
            return LockfileParser.parseFully(bytes, SLOW);
        } catch (RejectedInput refused) {
            return refusal(refused);
        }
    }

    /** Whether the scanner decides alone; then the full reader must decide alike. */
    static boolean scannerDecides(byte[] bytes, String what) {
        Object scanned;
        try {
            scanned = LockfileParser.scan(bytes, LockfileLimits.DEFAULT).orElse(null);
        } catch (RejectedInput refused) {
            scanned = refusal(refused);
        }
        if (scanned != null) {
            assertEquals(readFully(bytes), scanned, what);
        }
        return scanned != null;
    }

    private static String refusal(RejectedInput refused) {
        return refused.rejection() + " " + refused.where() + " " + refused.detail();
    }
}
