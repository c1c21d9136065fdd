package dev.rustsecd.service;

import dev.rustsecd.service.http.Api;
import dev.rustsecd.service.http.Connections;
import dev.rustsecd.service.http.HttpSettings;
import dev.rustsecd.service.http.PublicListener;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.snapshot.Rules;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;

/** The public API while it listens. */
public final class Service {
    /** How long what was accepted may take until it is answered, once nothing more is accepted. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    /** So old at most is a certificate that is served although there is another one. */
    private static final Duration LOOK_AT_CERTIFICATE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final String deployment;
    private final Api api;
    private final Connections connections;
    private final SnapshotHolder holder;

    private Service(Vertx vertx, String deployment, Api api, Connections connections, SnapshotHolder holder) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.api = api;
        this.connections = connections;
        this.holder = holder;
    }

    /**
     * Listens with as many event loops as there are processors. The holder may still be empty: questions get 503 until
     * something is in it.
     *
     * @return fails where the address cannot be had
     */
    public static Future<Service> start(
            Vertx vertx, Api.Supply supply, HttpSettings settings, Rules rules, Instruments instruments) {
        Api api = new Api(vertx, supply, settings, rules, instruments.clock(), instruments.metrics());
        SnapshotHolder holder = supply.facts();
        instruments.metrics().snapshotServed(holder.current());
        holder.onSwap(served -> instruments.metrics().snapshotServed(served.snapshot()));
        DeploymentOptions options =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        Connections connections = new Connections(vertx, settings.connection(), instruments.metrics());
        if (settings.connection().transport().tls().isPresent()) {
            vertx.setPeriodic(LOOK_AT_CERTIFICATE.toMillis(), look -> connections.lookAtCertificate());
        }
        return vertx.deployVerticle(() -> new PublicListener(settings, api, connections), options)
                .map(deployment -> new Service(vertx, deployment, api, connections, holder));
    }

    /** What measures: the clock, and the meters. */
    public record Instruments(InstantSource clock, ServiceMetrics metrics) {}

    /** The port that was given, or found free. */
    public int port() {
        return api.port();
    }

    /** What makes changes, for a listener that is not public. */
    public Handler<HttpServerRequest> writes() {
        return api.writes(vertx);
    }

    /**
     * Rehearses answers from what is served now, so that the first real one is not slow; bounded in time.
     *
     * @return never fails
     */
    public Future<Void> rehearse() {
        return Rehearsal.of(vertx, api, holder.current());
    }

    /**
     * Looks whether there is another certificate, as is done every few seconds.
     *
     * @return whether connections have it from now on; never fails
     */
    public Future<Boolean> lookAtCertificate() {
        return connections.lookAtCertificate();
    }

    /** Answers on, and tells each client with its next answer to connect elsewhere. */
    public void drain() {
        connections.drain();
    }

    /** Accepts nothing more, answers what was accepted, and ends. */
    public Future<Void> close() {
        connections.drain();
        api.close();
        return connections.finish(vertx, IN_FLIGHT).compose(answered -> vertx.undeploy(deployment));
    }
}
