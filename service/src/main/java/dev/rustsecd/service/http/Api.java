package dev.rustsecd.service.http;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.audit.Gatherer;
import dev.rustsecd.service.badge.BadgeHandler;
import dev.rustsecd.service.badge.BadgeHandler.Form;
import dev.rustsecd.service.changes.ChangeFeed;
import dev.rustsecd.service.changes.ChangesHandler;
import dev.rustsecd.service.compatible.CompatibleOperations;
import dev.rustsecd.service.compatible.Surfaces;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Exchange;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.http.page.PageOperations;
import dev.rustsecd.service.http.v1.AdvisoryOperations;
import dev.rustsecd.service.http.v1.AuditOperations;
import dev.rustsecd.service.http.v1.CrateOperations;
import dev.rustsecd.service.http.v1.LookupOperations;
import dev.rustsecd.service.http.v1.ServiceOperations;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.WantedQueue;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.service.yanks.ReasonWriter;
import dev.rustsecd.service.yanks.YankOperations;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The public API, put together once and shared by all listeners. */
public final class Api {
    /** Free, and not the one that listeners share whose port is 0. */
    private static final int REHEARSAL_PORT = HttpSettings.SHARED_FREE_PORT - 1;

    private final HttpSettings settings;
    private final Supply supply;
    private final Views views;
    private final Surfaces surfaces;
    private final Auditor auditor;
    private final CrateDemand demand;
    private final Audits audits;
    private final ChangeFeed feed;
    private final InstantSource clock;
    private final ServiceMetrics metrics;
    private final BodyReader bodies;
    private final BoundedWorker worker;
    private volatile int port;

    public Api(
            Vertx vertx,
            Supply supply,
            HttpSettings settings,
            Auditor auditor,
            InstantSource clock,
            ServiceMetrics metrics) {
        this(
                vertx,
                supply,
                new Made(new Views(supply.facts()), new Surfaces(vertx, supply.facts())),
                settings,
                auditor,
                clock,
                metrics);
    }

    private Api(
            Vertx vertx,
            Supply supply,
            Made made,
            HttpSettings settings,
            Auditor auditor,
            InstantSource clock,
            ServiceMetrics metrics) {
        this.settings = settings;
        this.supply = supply;
        this.views = made.views();
        this.surfaces = made.surfaces();
        this.auditor = auditor;
        this.demand = new CrateDemand(
                vertx, supply.facts(), supply.wanted(), auditor.rules().freshness(), clock, metrics);
        this.feed = new ChangeFeed(supply.facts(), ChangeFeed.MAX_FOLLOWERS);
        this.clock = clock;
        this.metrics = metrics;
        this.bodies = new BodyReader(vertx, settings.exchange());
        this.worker = bodies.worker();
        this.audits = new Audits(
                views, auditor, new Gatherer.Live(demand, supply.requirements()), worker, settings.mirrors(), clock);
        metrics.watchLoad(bodies::used, worker::pending);
        metrics.watchFollowers(feed::size);
    }

    /** What is made of the facts, once. */
    private record Made(Views views, Surfaces surfaces) {}

    /** What is known, and where more is asked for. */
    public record Supply(
            SnapshotHolder facts,
            RequirementsReader requirements,
            WantedQueue wanted,
            Reasons reasons,
            ChangeReader changes) {}

    /** The operator's reasons of yanks, and what happened to yanks. */
    public record Reasons(OperatorReasons operator, YankHistory history) {}

    /**
     * The same answers from the same facts, and from what was made of them, for questions that nobody asks: they are on no
     * meter that is shown, no crate is asked for, and nothing can be written. It listens on any port of this machine alone.
     */
    public Api rehearsal(Vertx vertx) {
        SnapshotHolder still = new SnapshotHolder();
        still.swap(supply.facts().facts());
        Supply quiet = new Supply(still, supply.requirements(), WantedQueue.NONE, supply.reasons(), supply.changes());
        HttpSettings local =
                HttpSettings.of("127.0.0.1", REHEARSAL_PORT, settings.exchange().maxBodyBytes());
        return new Api(vertx, quiet, new Made(views, surfaces), local, auditor, clock, ServiceMetrics.unseen(clock));
    }

    public HttpSettings settings() {
        return settings;
    }

    /** Lets every question go on that waits for something to arrive. */
    public void close() {
        demand.close();
    }

    /** What answers on one event loop. */
    Handler<HttpServerRequest> handler(Vertx vertx) {
        Exchange exchange = new Exchange(vertx, settings.exchange(), bodies, metrics);
        return new Routes(exchange, operations(vertx)).handler(vertx);
    }

    /** The port that the listeners got. */
    public int port() {
        return port;
    }

    /** Ends the answers that would not end by themselves. */
    void endStreams() {
        feed.close();
    }

    void listensOn(int actualPort) {
        port = actualPort;
    }

    /** In the order in which the router tries them: what is cheapest to answer first. */
    List<Operation<?>> operations(Vertx vertx) {
        return Stream.concat(programs(vertx).stream(), pages().stream()).toList();
    }

    /** Those of the OpenAPI document: what programs ask, and not pages for people with what they are made of. */
    List<Operation<?>> programs(Vertx vertx) {
        return Stream.of(
                        new CompatibleOperations(surfaces, bodies, clock).table(),
                        yankOperations(vertx),
                        own(),
                        badges())
                .flatMap(List::stream)
                .toList();
    }

    private List<Operation<?>> badges() {
        BadgeHandler svg = new BadgeHandler(views, auditor, demand, clock, Form.SVG);
        BadgeHandler shields = new BadgeHandler(views, auditor, demand, clock, Form.SHIELDS);
        return List.of(
                get("crateBadge", "/badge/:crate.svg", svg),
                get("crateBadgeEndpoint", "/badge/:crate.json", shields),
                get("versionBadge", "/badge/:crate/:version.svg", svg),
                get("versionBadgeEndpoint", "/badge/:crate/:version.json", shields));
    }

    private List<Operation<?>> pages() {
        CrateQuestions questions = new CrateQuestions(views, demand, auditor.rules(), clock);
        return new PageOperations(questions, audits, bodies, settings.address()).table();
    }

    private List<Operation<?>> own() {
        CrateQuestions questions = new CrateQuestions(views, demand, auditor.rules(), clock);
        return Stream.of(
                        new AuditOperations(questions, audits, bodies, settings.address()).table(),
                        new CrateOperations(questions).table(),
                        new LookupOperations(questions, bodies).table(),
                        new AdvisoryOperations(questions).table(),
                        new ServiceOperations(questions, settings.address()).table(),
                        List.<Operation<?>>of(
                                get("changes", "/v1/changes", new ChangesHandler(supply.changes(), feed))))
                .flatMap(List::stream)
                .toList();
    }

    private List<Operation<?>> yankOperations(Vertx vertx) {
        SnapshotHolder facts = supply.facts();
        CrateQuestions questions = new CrateQuestions(views, demand, auditor.rules(), clock);
        ReasonWriter writer =
                new ReasonWriter(vertx, facts, supply.reasons().operator(), settings.adminToken(), bodies);
        return new YankOperations(questions, writer, supply.reasons().history(), facts, worker).table();
    }

    private static Operation<?> get(String id, String path, OperationHandler handler) {
        return of(id, path, List.of("GET"), handler);
    }

    private static Operation<?> of(String id, String path, List<String> methods, OperationHandler handler) {
        return Operation.of(id, methods, path, Future::succeededFuture, handler::answer);
    }
}
