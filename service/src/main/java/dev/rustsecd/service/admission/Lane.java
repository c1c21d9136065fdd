package dev.rustsecd.service.admission;

import dev.rustsecd.service.admission.LaneCommand.Admit;
import dev.rustsecd.service.admission.LaneEvent.Asked;
import dev.rustsecd.service.admission.LaneEvent.Expired;
import dev.rustsecd.service.admission.LaneEvent.Resumed;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries out what {@link LaneMachine} decides, and has the threads for those that are admitted. Safe for use by many
 * threads; each request goes on on the context on which it came.
 */
final class Lane {
    private final Vertx vertx;
    private final LaneSettings settings;
    private final WorkerExecutor threads;
    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicLong rejected = new AtomicLong();

    // Guarded by this.
    private final Map<Long, Waiter> waiters = new HashMap<>();
    private LaneState state = LaneState.EMPTY;
    private long lastId;

    Lane(Vertx vertx, String name, LaneSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.threads = vertx.createSharedWorkerExecutor("rustsecd-" + name, settings.threads());
    }

    /** A request that waits for a place. */
    private final class Waiter {
        private final Context context = vertx.getOrCreateContext();
        private final Promise<Void> promise = Promise.promise();

        // Not on this thread's stack: one that is admitted would work on it, and admit the next.
        void complete(LaneCommand command) {
            context.runOnContext(go -> {
                if (command instanceof Admit) {
                    promise.complete();
                } else {
                    promise.fail(rejection());
                }
            });
        }
    }

    /**
     * A place, at once or when there is one. Must be called on the context on which it goes on.
     *
     * @return fails as {@link ProblemType#OVERLOADED} where there is none for too long, or too many wait for one
     */
    Future<Place> enter(long heapBytes) {
        long id;
        Future<Void> admitted;
        synchronized (this) {
            id = ++lastId;
            List<LaneCommand> commands = step(new Asked(id, heapBytes));
            admitted = commands.isEmpty() ? await(id) : answered(commands.get(0));
        }
        if (!admitted.isComplete()) {
            long timer = vertx.setTimer(Math.max(1, settings.maxWait().toMillis()), late -> on(new Expired(id)));
            admitted = admitted.onComplete(done -> vertx.cancelTimer(timer));
        }
        return admitted.map(done -> new Place(this, id, heapBytes, true));
    }

    /** A place that counts as none, for what takes next to nothing; it has the threads too. */
    Place uncounted() {
        return new Place(this, 0, 0, false);
    }

    /** Done when an admitted request has its place again; never fails. */
    Future<Void> resume(long id) {
        synchronized (this) {
            Future<Void> resumed = await(id);
            carryOut(step(new Resumed(id)));
            return resumed;
        }
    }

    synchronized void on(LaneEvent event) {
        carryOut(step(event));
    }

    private List<LaneCommand> step(LaneEvent event) {
        LaneMachine.Step step = LaneMachine.step(state, event, settings);
        state = step.state();
        return step.commands();
    }

    private Future<Void> await(long id) {
        Waiter waiter = new Waiter();
        waiters.put(id, waiter);
        return waiter.promise.future();
    }

    private Future<Void> answered(LaneCommand command) {
        return command instanceof Admit ? Future.succeededFuture() : Future.failedFuture(rejection());
    }

    private void carryOut(List<LaneCommand> commands) {
        for (LaneCommand command : commands) {
            long id = command instanceof Admit admit ? admit.id() : ((LaneCommand.Reject) command).id();
            Waiter waiter = waiters.remove(id);
            if (waiter != null) {
                waiter.complete(command);
            }
        }
    }

    private ProblemAnswer rejection() {
        rejected.incrementAndGet();
        return new ProblemAnswer(ProblemType.OVERLOADED, ProblemSentences.TOO_MUCH_WORK);
    }

    <T> Future<T> run(Callable<T> task) {
        tasks.incrementAndGet();
        return threads.executeBlocking(task, false).onComplete(done -> tasks.decrementAndGet());
    }

    /** Tasks that run or wait on the threads. */
    int tasks() {
        return tasks.get();
    }

    synchronized boolean isShortOfHeap() {
        return LaneMachine.isShortOfHeap(state, settings);
    }

    synchronized LaneState state() {
        return state;
    }

    /** Requests that were told to come again, so far. */
    long rejected() {
        return rejected.get();
    }
}
