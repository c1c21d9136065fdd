package dev.rustsecd.ingest;

import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.store.Holdings;
import dev.rustsecd.words.operator.MetricSentences;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The meters of one source. Advisory sources are told apart by their place in the settings, from 0, since addresses may be
 * private; the registry is {@code registry}.
 */
final class IngestMetrics {
    private static final String SOURCE = "source";

    private final MeterRegistry registry;
    private final String source;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicInteger quarantined = new AtomicInteger();

    IngestMetrics(MeterRegistry registry, String source) {
        this.registry = registry;
        this.source = source;
        Gauge.builder("rustsecd.ingest.records", records, AtomicInteger::get)
                .description(MetricSentences.STORED)
                .tag(SOURCE, this.source)
                .register(registry);
        Gauge.builder("rustsecd.ingest.quarantined", quarantined, AtomicInteger::get)
                .description(MetricSentences.QUARANTINED)
                .tag(SOURCE, this.source)
                .register(registry);
    }

    void ran(IngestOutcome outcome, Duration took) {
        Timer.builder("rustsecd.ingest.runs")
                .description(MetricSentences.RUNS)
                .tag(SOURCE, source)
                .tag("outcome", outcome.label())
                .register(registry)
                .record(took);
        if (outcome instanceof Published published) {
            hold(published.holdings());
        } else if (outcome instanceof Unchanged unchanged) {
            hold(unchanged.holdings());
        }
    }

    private void hold(Holdings holdings) {
        records.set(holdings.records());
        quarantined.set(holdings.quarantined());
    }
}
