package dev.rustsecd.launcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

/** Vert.x with the meters of its pools; requests have meters of their own. */
final class VertxWithMeters {
    private VertxWithMeters() {}

    static Vertx create(MeterRegistry registry) {
        MicrometerMetricsOptions meters = new MicrometerMetricsOptions().setEnabled(true);
        for (MetricsDomain domain : MetricsDomain.values()) {
            if (domain != MetricsDomain.NAMED_POOLS) {
                meters.addDisabledMetricsCategory(domain);
            }
        }
        VertxOptions options =
                new VertxOptions().setPreferNativeTransport(false).setMetricsOptions(meters);
        return Vertx.builder()
                .with(options)
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }
}
