package dev.rustsecd.service.exchange;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of requests whose clients gave none: random UUIDs. They tell requests apart and are no secret. */
public final class RequestId {
    // Source: RFC 9562, sections 5.4 and 4.1: the bits of version 4 and of the variant.
    private static final long VERSION_MASK = 0xffffffff_ffff0fffL;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT_MASK = 0x3fffffff_ffffffffL;
    private static final long VARIANT = 0x80000000_00000000L;

    private RequestId() {}

    /** A secure one would cost more than the rest of a small answer. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & VERSION_MASK) | VERSION;
        long low = (random.nextLong() & VARIANT_MASK) | VARIANT;
        return new UUID(high, low).toString();
    }
}
