package dev.rustsecd.service.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.fixtures.SnapshotBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    /** The source was checked a minute before; the clock may have been set since. */
    @ParameterizedTest
    @CsvSource({"PT0S, 60", "PT1H, 3660", "PT-1H, 0"})
    void agesAreNeverNegative(Duration step, double seconds) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ServiceMetrics metrics = new ServiceMetrics(meters, () -> SnapshotBuilder.NOW.plus(step));
        metrics.snapshotServed(SnapshotBuilder.aSnapshot().build());
        assertEquals(
                seconds,
                meters.get("rustsecd.advisories.check.age.seconds").gauge().value());
    }
}
