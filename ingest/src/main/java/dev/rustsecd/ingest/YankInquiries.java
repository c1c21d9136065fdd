package dev.rustsecd.ingest;

import dev.rustsecd.ingest.cratesio.CratesIoSettings;
import dev.rustsecd.ingest.cratesio.YankReasons;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.store.YankReasonStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The questions to the registry's web API, wired. */
public final class YankInquiries {
    /** One program asks, whichever API programs are set to. */
    private static final String LEASE = "registry: web API";

    private YankInquiries() {}

    /**
     * Starts to ask. Undeploying it, or closing Vert.x, ends it.
     *
     * @return the deployment's id
     */
    public static Future<String> deploy(
            Vertx vertx,
            Ingest.Database database,
            CratesIoSettings settings,
            MeterRegistry registry,
            InstantSource clock) {
        SourceLease lease = new SourceLease(vertx, database.options(), LEASE);
        YankReasonStore store = new YankReasonStore(database.pool(), clock);
        return vertx.deployVerticle(new YankReasons(settings, lease, store, registry, clock));
    }
}
