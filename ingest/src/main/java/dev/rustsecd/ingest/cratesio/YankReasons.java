package dev.rustsecd.ingest.cratesio;

import dev.rustsecd.ingest.cratesio.YankInquiry.Step;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.store.YankReasonStore;
import dev.rustsecd.words.operator.IngestSentences;
import dev.rustsecd.words.operator.MetricSentences;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on asking the registry for yank reasons while it is deployed, one step after the other. */
public final class YankReasons extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(YankReasons.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final CratesIoSettings settings;
    private final SourceLease lease;
    private final YankReasonStore store;
    private final MeterRegistry registry;
    private final InstantSource clock;

    private long timer = -1;
    private boolean stopped;
    private String state = "";
    private @Nullable CratesIoApi api;

    public YankReasons(
            CratesIoSettings settings,
            SourceLease lease,
            YankReasonStore store,
            MeterRegistry registry,
            InstantSource clock) {
        this.settings = settings;
        this.lease = lease;
        this.store = store;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Future<?> start() throws Exception {
        CratesIoApi asked = CratesIoApi.of(settings, vertx, clock);
        api = asked;
        step(new YankInquiry(asked, settings, lease, store, clock));
        return Future.succeededFuture();
    }

    /** A question that is under way is not waited for. */
    @Override
    public Future<?> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        Future<Void> closed = api == null ? Future.succeededFuture() : api.close();
        return closed.eventually(lease::release);
    }

    private void step(YankInquiry inquiry) {
        Future<Step> step = inquiry.step();
        step.onComplete(end -> {
            Duration wait = end.succeeded() ? ended(end.result()) : troubled(end.cause());
            if (!stopped) {
                timer = vertx.setTimer(Math.max(1, wait.toMillis()), next -> step(inquiry));
            }
        });
    }

    private Duration ended(Step step) {
        String outcome = step.outcome();
        if (outcome != null) {
            Counter.builder("rustsecd.yank.inquiries")
                    .description(MetricSentences.YANK_REQUESTS)
                    .tag("outcome", outcome)
                    .register(registry)
                    .increment();
            tell(outcome);
        }
        return step.pause();
    }

    private void tell(String outcome) {
        boolean good = outcome.equals("answered") || outcome.equals("absent");
        if (!good && !outcome.equals(state)) {
            LOG.atWarn()
                    .setMessage(IngestSentences.yankReasonsFailing(outcome.replace('_', ' ')))
                    .addKeyValue("source.name", settings.root())
                    .log();
        } else if (good && !state.isEmpty()) {
            LOG.atInfo().log(IngestSentences.YANK_REASONS_WORK_AGAIN);
        }
        state = good ? "" : outcome;
    }

    private Duration troubled(Throwable cause) {
        LOG.atDebug().setCause(cause).log(IngestSentences.YANK_REASONS_FAILED);
        return AFTER_TROUBLE;
    }
}
