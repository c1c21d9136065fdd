package dev.rustsecd.service.snapshot;

import dev.rustsecd.backoff.Backoff;
import dev.rustsecd.storage.RevisionChannel;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the holder's facts those of the database: loads when a writer notifies, after each new connection, and every so
 * often by itself, since notifications can be lost. While the database is away what is held goes on serving.
 */
public final class RevisionListener {
    private static final Logger LOG = LoggerFactory.getLogger(RevisionListener.class);
    private static final Duration LOAD_LIMIT = Duration.ofSeconds(60);
    private static final Backoff RECONNECT = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final Vertx vertx;
    private final Context context;
    private final PgSubscriber subscriber;
    private final SnapshotLoader loader;
    private final SnapshotHolder holder;
    private final InstantSource clock;
    private final List<Consumer<RefreshState>> listeners = new CopyOnWriteArrayList<>();

    // Only touched on the context.
    private boolean loading;
    private boolean askedAgain;
    private boolean stopped;
    private boolean connecting;
    private long timer = -1;

    public RevisionListener(
            Vertx vertx, PgConnectOptions database, SnapshotLoader loader, SnapshotHolder holder, InstantSource clock) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.loader = loader;
        this.holder = holder;
        this.clock = clock;
        this.subscriber = PgSubscriber.subscriber(vertx, new PgConnectOptions(database))
                .reconnectPolicy(attempt -> RECONNECT.after(attempt + 1).toMillis());
        subscriber
                .channel(RevisionChannel.NAME)
                .subscribeHandler(subscribed -> refresh())
                .handler(payload -> refresh());
    }

    /**
     * Loads for the first time and goes on by itself.
     *
     * @param poll how often to look without being notified
     * @return completes when the first load has succeeded or failed; {@link SnapshotHolder#refreshState} tells which
     */
    public Future<Void> start(Duration poll) {
        Promise<Void> first = Promise.promise();
        context.runOnContext(go -> {
            connect();
            timer = vertx.setPeriodic(poll.toMillis(), tick -> {
                connect();
                refresh();
            });
            load().onComplete(first);
        });
        return first.future();
    }

    /** Ends it; what is held stays. */
    public Future<Void> stop() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(go -> {
            stopped = true;
            vertx.cancelTimer(timer);
            subscriber.close().onComplete(done);
        });
        return done.future();
    }

    /** Calls back after each attempt to load, for metrics and logs. */
    public void onAttempt(Consumer<RefreshState> listener) {
        listeners.add(listener);
    }

    /** Loads soon; several calls at once make one load. */
    public void refresh() {
        context.runOnContext(go -> {
            if (loading) {
                askedAgain = true;
            } else {
                load();
            }
        });
    }

    /** What was learnt elsewhere: that the database is away is noted at once, and facts are read again when it is back. */
    public void databaseAnswered(AsyncResult<?> answer) {
        RefreshState state = holder.refreshState();
        if (answer.failed() && state.isUp()) {
            holder.refresh(failed(answer.cause()));
        } else if (answer.succeeded() && !state.isUp() && state.lastSuccess() != null) {
            refresh();
        }
    }

    // The subscriber reconnects by itself once it has been connected; the first time is up to us.
    private void connect() {
        if (connecting || stopped) {
            return;
        }
        connecting = true;
        subscriber.connect().onFailure(failure -> context.runOnContext(go -> connecting = false));
    }

    private Future<Void> load() {
        if (stopped) {
            return Future.succeededFuture();
        }
        loading = true;
        return loader.load(holder.facts())
                .timeout(LOAD_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .map(facts -> {
                    RefreshState state = holder.refreshState().succeeded(clock.instant());
                    holder.swap(facts, state);
                    return state;
                })
                .otherwise(failure -> {
                    RefreshState state = failed(failure);
                    holder.refresh(state);
                    return state;
                })
                .map(state -> {
                    attempted(state);
                    return null;
                });
    }

    private void attempted(RefreshState state) {
        listeners.forEach(listener -> listener.accept(state));
        context.runOnContext(go -> {
            loading = false;
            if (askedAgain) {
                askedAgain = false;
                load();
            }
        });
    }

    private RefreshState failed(Throwable failure) {
        RefreshState before = holder.refreshState();
        String why = RefreshFailure.describe(failure);
        if (!why.equals(before.error())) {
            LOG.atWarn()
                    .setCause(RefreshFailure.isDefect(failure) ? failure : null)
                    .log(OperatorSentences.notFollowing(why, Causes.of(failure)));
        }
        return before.failed(clock.instant(), why);
    }
}
