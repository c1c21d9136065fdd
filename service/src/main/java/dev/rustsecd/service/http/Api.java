package dev.rustsecd.service.http;

import static dev.rustsecd.service.exchange.ErrorForm.OSV;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.audit.Gatherer;
import dev.rustsecd.service.badge.BadgeHandler;
import dev.rustsecd.service.badge.BadgeHandler.Form;
import dev.rustsecd.service.changes.ChangeFeed;
import dev.rustsecd.service.changes.ChangesHandler;
import dev.rustsecd.service.client.ThinClientHandler;
import dev.rustsecd.service.compatible.BodyWork;
import dev.rustsecd.service.compatible.FeedHandler;
import dev.rustsecd.service.compatible.HotPaths;
import dev.rustsecd.service.compatible.OsvArchiveHandler;
import dev.rustsecd.service.compatible.OsvModifiedHandler;
import dev.rustsecd.service.compatible.OsvQueryBatchHandler;
import dev.rustsecd.service.compatible.OsvQueryHandler;
import dev.rustsecd.service.compatible.OsvVulnerabilityHandler;
import dev.rustsecd.service.compatible.PackageRecordsHandler;
import dev.rustsecd.service.compatible.Surfaces;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.ByteBudget;
import dev.rustsecd.service.exchange.Exchange;
import dev.rustsecd.service.http.Routes.Operation;
import dev.rustsecd.service.http.page.PageOperations;
import dev.rustsecd.service.http.page.ReportDocument;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.WantedQueue;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.service.yanks.ReasonWriter;
import dev.rustsecd.service.yanks.SetYankHandler;
import dev.rustsecd.service.yanks.SetYanksHandler;
import dev.rustsecd.service.yanks.UnyankedHandler;
import dev.rustsecd.service.yanks.WithdrawYankHandler;
import dev.rustsecd.service.yanks.YankFacts;
import dev.rustsecd.service.yanks.YankHandler;
import dev.rustsecd.service.yanks.YankTimelineHandler;
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
    private final ByteBudget budget;
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
        this.budget = new ByteBudget(settings.exchange().maxBytesInFlight());
        this.worker = new BoundedWorker(vertx, settings.workerThreads(), settings.workerQueue());
        this.audits = new Audits(
                views, auditor, new Gatherer.Live(demand, supply.requirements()), worker, settings.mirrors(), clock);
        metrics.watchLoad(budget::used, worker::pending);
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
        Exchange exchange = new Exchange(vertx, settings.exchange(), budget, worker, metrics);
        HotPaths hot = new HotPaths(surfaces, exchange, clock);
        return new Routes(exchange, operations(vertx), hot::revalidate).handler(vertx);
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
    List<Operation> operations(Vertx vertx) {
        BodyReader bodies = new BodyReader(vertx, settings.exchange(), budget, worker);
        return Stream.concat(programs(vertx, bodies).stream(), pages(bodies).stream())
                .toList();
    }

    /** Those of the OpenAPI document: what programs ask, and not pages for people with what they are made of. */
    List<Operation> programs(Vertx vertx) {
        return programs(vertx, new BodyReader(vertx, settings.exchange(), budget, worker));
    }

    private List<Operation> programs(Vertx vertx, BodyReader bodies) {
        return Stream.of(compatible(new BodyWork(bodies, worker)), yankOperations(vertx, bodies), own(bodies), badges())
                .flatMap(List::stream)
                .toList();
    }

    private List<Operation> badges() {
        BadgeHandler svg = new BadgeHandler(views, auditor, demand, clock, Form.SVG);
        BadgeHandler shields = new BadgeHandler(views, auditor, demand, clock, Form.SHIELDS);
        return List.of(
                Operation.get("crateBadge", "/badge/:crate.svg", svg),
                Operation.get("crateBadgeEndpoint", "/badge/:crate.json", shields),
                Operation.get("versionBadge", "/badge/:crate/:version.svg", svg),
                Operation.get("versionBadgeEndpoint", "/badge/:crate/:version.json", shields));
    }

    private List<Operation> pages(BodyReader bodies) {
        PageOperations pages = new PageOperations(views, auditor, demand, settings.address(), clock);
        return Stream.concat(
                        pages.pages().entrySet().stream()
                                .map(page -> Operation.get(
                                        page.getValue().id(),
                                        page.getKey(),
                                        page.getValue().handler())),
                        Stream.of(new Operation(
                                "reportPage", "/report", List.of("POST"), pages.report(audits, bodies, worker))))
                .toList();
    }

    private List<Operation> own(BodyReader bodies) {
        return List.of(
                new Operation(
                        "auditLockfile",
                        "/v1/audit",
                        List.of("POST", "QUERY"),
                        new AuditLockfileHandler(
                                views, audits, bodies, worker, new ReportDocument(settings.address()))),
                Operation.get("crate", "/v1/crates/:name", new CrateHandler(views, auditor, demand, clock)),
                Operation.get(
                        "crateVersion",
                        "/v1/crates/:name/:version",
                        new CrateVersionHandler(views, auditor, demand, clock)),
                new Operation(
                        "lookup",
                        "/v1/lookup",
                        List.of("POST"),
                        new LookupHandler(views, auditor, demand, bodies, worker, clock)),
                Operation.get("advisories", "/v1/advisories", new AdvisoriesHandler(views, clock)),
                Operation.get("advisory", "/v1/advisories/:id", new AdvisoryHandler(views, clock)),
                Operation.get("changes", "/v1/changes", new ChangesHandler(supply.changes(), feed)),
                Operation.get(
                        "status",
                        "/v1/status",
                        new StatusHandler(views, auditor.rules().freshness(), clock)),
                Operation.get("openApi", "/openapi.json", new OpenApiHandler()),
                Operation.get("thinClient", "/client/cargo-rustsec", new ThinClientHandler(settings.address())));
    }

    private List<Operation> yankOperations(Vertx vertx, BodyReader bodies) {
        String one = "/v1/crates/:name/:version/yank";
        String all = "/v1/crates/:name/yanks";
        SnapshotHolder facts = supply.facts();
        YankFacts yanks = new YankFacts(facts, demand, auditor.rules().maturity(), clock);
        ReasonWriter writer =
                new ReasonWriter(vertx, facts, supply.reasons().operator(), settings.adminToken(), bodies, worker);
        return List.of(
                Operation.get("yank", one, new YankHandler(yanks)),
                new Operation("setYank", one, List.of("PUT"), new SetYankHandler(yanks, writer)),
                new Operation("withdrawYank", one, List.of("DELETE"), new WithdrawYankHandler(yanks, writer)),
                Operation.get(
                        "yankTimeline",
                        all,
                        new YankTimelineHandler(yanks, supply.reasons().history())),
                new Operation("setYanks", all, List.of("PUT"), new SetYanksHandler(yanks, writer)),
                Operation.get("unyanked", "/v1/lint/unyanked", new UnyankedHandler(yanks, worker)));
    }

    private List<Operation> compatible(BodyWork bodies) {
        List<String> post = List.of("POST");
        return List.of(
                Operation.get("packageRecords", "/packages/:crate.json", new PackageRecordsHandler(surfaces, clock)),
                Operation.get("osvVulnerability", "/v1/vulns/:id", new OsvVulnerabilityHandler(surfaces, clock))
                        .with(OSV),
                new Operation("osvQuery", "/v1/query", post, new OsvQueryHandler(surfaces, bodies, clock), OSV),
                new Operation(
                        "osvQueryBatch",
                        "/v1/querybatch",
                        post,
                        new OsvQueryBatchHandler(surfaces, bodies, clock),
                        OSV),
                Operation.get("osvArchive", "/osv/crates.io/all.zip", new OsvArchiveHandler(surfaces, worker, clock)),
                Operation.get("osvModified", "/osv/crates.io/modified_id.csv", new OsvModifiedHandler(surfaces, clock)),
                Operation.get("feed", "/feed.xml", new FeedHandler(surfaces, clock)));
    }
}
