package dev.rustsecd.ingest.demand;

import dev.rustsecd.backoff.Backoff;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;

/** Hears of new rows in the queue of wanted crates. It can miss some, so who listens looks by himself too. */
final class WantedListener {
    private static final Backoff RECONNECT = new Backoff(Duration.ofMillis(200), Duration.ofMillis(6_400));

    private final PgSubscriber subscriber;
    private boolean connecting;

    /**
     * @param heard called on an event loop for each notification and each new connection
     */
    WantedListener(Vertx vertx, PgConnectOptions database, Runnable heard) {
        this.subscriber = PgSubscriber.subscriber(vertx, new PgConnectOptions(database))
                .reconnectPolicy(attempt -> RECONNECT.after(attempt + 1).toMillis());
        subscriber
                .channel(WantedCrates.CHANNEL)
                .subscribeHandler(subscribed -> heard.run())
                .handler(payload -> heard.run());
    }

    /** Connects where it has not yet; later connections come by themselves. To be called again until it has worked. */
    synchronized void connect() {
        if (!connecting) {
            connecting = true;
            subscriber.connect().onFailure(failure -> failed());
        }
    }

    private synchronized void failed() {
        connecting = false;
    }

    /** Ends it. */
    Future<Void> close() {
        return subscriber.close();
    }
}
