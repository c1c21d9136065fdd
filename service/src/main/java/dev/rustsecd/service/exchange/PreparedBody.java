package dev.rustsecd.service.exchange;

import org.jspecify.annotations.Nullable;

/** A body that many requests get, with all that sending it takes: entity tags, and the bytes compressed. */
public final class PreparedBody {
    private final Entity plain;
    private final Entity gzip;

    private PreparedBody(Entity plain, Entity gzip) {
        this.plain = plain;
        this.gzip = gzip;
    }

    /** Digests and compresses the bytes, which nobody changes any more. */
    public static PreparedBody of(byte[] body) {
        return new PreparedBody(Entity.of(body, null), Entity.of(body, "gzip"));
    }

    /** For bytes that are compressed by themselves. */
    public static PreparedBody incompressible(byte[] body) {
        Entity plain = Entity.of(body, null);
        return new PreparedBody(plain, plain);
    }

    Entity entity(@Nullable String acceptEncoding) {
        return Entity.takesGzip(acceptEncoding) ? gzip : plain;
    }
}
