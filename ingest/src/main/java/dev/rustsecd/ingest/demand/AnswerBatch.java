package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.store.CrateAnswer;
import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import dev.rustsecd.ingest.store.DemandStore;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Answers on their way into the store. Those that a question waits for, or that bring something new, are written at once,
 * but for a moment in which others may join them; the rest when there are many. One write at a time. Used on one event
 * loop.
 */
final class AnswerBatch {
    private final Vertx vertx;
    private final DemandStore store;
    private final Duration gather;
    private final BiConsumer<List<CrateAnswer>, AsyncResult<Long>> written;
    private List<CrateAnswer> ready = new ArrayList<>();
    private int withContent;
    private boolean urgent;
    private boolean writing;
    private long timer = -1;

    /**
     * @param written told what came of each write
     */
    AnswerBatch(
            Vertx vertx, DemandStore store, Duration gather, BiConsumer<List<CrateAnswer>, AsyncResult<Long>> written) {
        this.vertx = vertx;
        this.store = store;
        this.gather = gather;
        this.written = written;
    }

    /** How many have content that is in memory. */
    int withContent() {
        return withContent;
    }

    /** Adds one; it is written soon if a question waits for it or it brings something. */
    void add(CrateAnswer answer, boolean wanted) {
        ready.add(answer);
        withContent += answer.change() == null ? 0 : 1;
        if (wanted || answer.kind() != Kind.SAME) {
            urgent = true;
        }
        if (urgent && timer < 0 && !writing) {
            timer = vertx.setTimer(gather.toMillis(), due -> write());
        } else if (ready.size() >= DemandLimits.MAX_READY) {
            write();
        }
    }

    /** Nothing more is under way: what is there is written. */
    void flush() {
        if (timer < 0) {
            write();
        }
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void write() {
        timer = -1;
        if (writing || ready.isEmpty()) {
            return;
        }
        writing = true;
        urgent = false;
        List<CrateAnswer> batch = ready;
        ready = new ArrayList<>();
        store.write(batch).onComplete(result -> {
            writing = false;
            withContent -= (int)
                    batch.stream().filter(answer -> answer.change() != null).count();
            written.accept(batch, result);
            if (urgent) {
                write();
            }
        });
    }
}
