package dev.rustsecd.service.http;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import java.util.stream.StreamSupport;

/** Looks at the meters of a server until they show something. */
final class MeterWatch {
    private static final String REQUESTS = "rustsecd.requests";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final SimpleMeterRegistry meters;

    MeterWatch(SimpleMeterRegistry meters) {
        this.meters = meters;
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    /** A gauge, once it is 0; else what it is after five seconds. */
    double settled(String gauge) {
        boolean settled = holdsWithin(SETTLING, () -> gauge(gauge) == 0);
        return settled ? 0 : gauge(gauge);
    }

    /** Returns when a gauge has this value. */
    void await(String gauge, double value) {
        if (!holdsWithin(PATIENCE, () -> gauge(gauge) == value)) {
            throw new IllegalStateException(gauge + " is " + gauge(gauge) + ", not " + value);
        }
    }

    /** Returns when a gauge has a greater value. */
    void awaitMore(String gauge, double value) {
        if (!holdsWithin(PATIENCE, () -> gauge(gauge) > value)) {
            throw new IllegalStateException(gauge + " is " + gauge(gauge) + ", not above " + value);
        }
    }

    /** What a meter of a lane shows now. */
    double ofLane(String name, String lane) {
        return meters.get(name).tag("lane", lane).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    /** Returns when a lane shows this. */
    void awaitOfLane(String name, String lane, DoublePredicate condition) {
        if (!holdsWithin(PATIENCE, () -> condition.test(ofLane(name, lane)))) {
            throw new IllegalStateException(name + " of " + lane + " is " + ofLane(name, lane));
        }
    }

    /** Returns when so many connections were closed because their clients did not read. */
    void awaitCut(int count) {
        if (!holdsWithin(PATIENCE, () -> cut() == count)) {
            throw new IllegalStateException(cut() + " readers were cut, not " + count);
        }
    }

    private double cut() {
        return meters.get("rustsecd.readers.cut").counter().count();
    }

    /** How many requests were answered. */
    long answered() {
        return meters.find(REQUESTS).timers().stream().mapToLong(Timer::count).sum();
    }

    /** How many of them ended like this. */
    long answered(String outcome) {
        return meters.find(REQUESTS).tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** Returns when so many requests were answered. */
    void awaitAnswered(int count) {
        if (!holdsWithin(PATIENCE, () -> answered() == count)) {
            throw new IllegalStateException(answered() + " requests were answered, not " + count);
        }
    }

    private static boolean holdsWithin(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
