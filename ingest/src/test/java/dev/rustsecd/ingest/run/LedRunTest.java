package dev.rustsecd.ingest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.ingest.run.IngestOutcome.Failed;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LedRunTest {
    private final List<String> done = new ArrayList<>();
    private Future<Void> follow = Future.succeededFuture();
    private Future<Boolean> lease = Future.succeededFuture(true);
    private final LedRun led = new LedRun(() -> noted("follow", follow), () -> noted("lease", lease));

    @Test
    void sourceIsFollowedUntilThatHasWorkedOnce() {
        follow = Future.failedFuture(new IOException("away"));
        assertEquals("store_failed", run());
        follow = Future.succeededFuture();
        assertEquals("refused", run());
        assertEquals("refused", run());
        assertEquals(List.of("follow", "follow", "lease", "lead", "lease", "lead"), done);
    }

    @Test
    void programWithoutTheLeaseDoesNothing() {
        lease = Future.succeededFuture(false);
        assertEquals("not_leader", run());
        assertEquals(List.of("follow", "lease"), done);
    }

    @Test
    void runNeverFails() {
        lease = Future.failedFuture(new IOException("away"));
        assertEquals("store_failed", run());
        assertEquals(
                "crashed",
                LedRun.run(Future.succeededFuture(true), () -> Future.failedFuture(new IllegalStateException()))
                        .result()
                        .label());
    }

    private String run() {
        return led.run(() -> noted("lead", Future.succeededFuture(Failed.refused("Odd."))))
                .result()
                .label();
    }

    private <T> Future<T> noted(String what, Future<T> result) {
        done.add(what);
        return result;
    }
}
