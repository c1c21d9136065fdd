package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A few threads for what takes too long for an event loop, with a short queue. Safe for use by many threads. */
public final class BoundedWorker {
    private final WorkerExecutor executor;
    private final int limit;
    private final AtomicInteger pending = new AtomicInteger();

    /**
     * @param queue how many tasks may wait while all threads are busy
     */
    public BoundedWorker(Vertx vertx, int threads, int queue) {
        this.executor = vertx.createSharedWorkerExecutor("rustsecd-worker", threads);
        this.limit = threads + queue;
    }

    /** Runs the task, or fails at once as {@link ProblemType#OVERLOADED} where the queue is full. */
    public <T> Future<T> run(Callable<T> task) {
        if (pending.incrementAndGet() > limit) {
            pending.decrementAndGet();
            return Future.failedFuture(new ProblemAnswer(ProblemType.OVERLOADED, ProblemSentences.WORKERS_BUSY));
        }
        return executor.executeBlocking(task, false).onComplete(done -> pending.decrementAndGet());
    }

    /** Runs what is large like that, and everything else at once. */
    public <T> Future<T> runIf(boolean large, Supplier<T> task) {
        return large ? run(task::get) : Future.succeededFuture(task.get());
    }

    /** Tasks that run or wait. */
    public int pending() {
        return pending.get();
    }
}
