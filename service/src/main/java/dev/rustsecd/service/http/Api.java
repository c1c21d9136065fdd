package dev.rustsecd.service.http;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.service.admission.Admission;
import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.audit.Gatherer;
import dev.rustsecd.service.badge.BadgeOperations;
import dev.rustsecd.service.changes.ChangeFeed;
import dev.rustsecd.service.changes.ChangeOperations;
import dev.rustsecd.service.client.ClientSettings;
import dev.rustsecd.service.compatible.CompatibleOperations;
import dev.rustsecd.service.compatible.Surfaces;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.ClientGate;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.exchange.Exchange;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.http.page.PageOperations;
import dev.rustsecd.service.http.v1.AdvisoryOperations;
import dev.rustsecd.service.http.v1.AuditOperations;
import dev.rustsecd.service.http.v1.CrateOperations;
import dev.rustsecd.service.http.v1.LookupOperations;
import dev.rustsecd.service.http.v1.ServiceOperations;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.WantedQueue;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.service.yanks.ReasonWriter;
import dev.rustsecd.service.yanks.WrongTokens;
import dev.rustsecd.service.yanks.YankOperations;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The public API, put together once and shared by all listeners: the table of its operations, and what they share. */
public final class Api {
    /** Free, and not the one that listeners share whose port is 0. */
    private static final int REHEARSAL_PORT = HttpSettings.SHARED_FREE_PORT - 1;

    private final Supply supply;
    private final Made made;
    private final HttpSettings settings;
    private final Rules rules;
    private final InstantSource clock;
    private final CrateDemand demand;
    private final ChangeFeed feed;
    private final Exchange exchange;
    private final Exchange unlimited;
    private final List<Operation<?>> programs;
    private final List<Operation<?>> pages;
    private final ErrorForm unknownPath;
    private volatile int port;

    public Api(
            Vertx vertx,
            Supply supply,
            HttpSettings settings,
            Rules rules,
            InstantSource clock,
            ServiceMetrics metrics) {
        this(vertx, supply, Made.of(vertx, supply.facts()), settings, rules, clock, metrics);
    }

    private Api(
            Vertx vertx,
            Supply supply,
            Made made,
            HttpSettings settings,
            Rules rules,
            InstantSource clock,
            ServiceMetrics metrics) {
        this.supply = supply;
        this.made = made;
        this.settings = settings;
        this.rules = rules;
        this.clock = clock;
        this.demand = new CrateDemand(vertx, supply.facts(), supply.wanted(), rules.freshness(), clock, metrics);
        this.feed = new ChangeFeed(supply.facts(), ChangeFeed.MAX_FOLLOWERS);
        Admission admission = new Admission(vertx, settings.exchange().admission());
        BodyReader bodies = new BodyReader(vertx, settings.exchange(), admission);
        ClientSettings clients = settings.access().clients();
        this.exchange = new Exchange(vertx, settings.exchange(), bodies, new ClientGate(clients, metrics), metrics);
        this.unlimited = new Exchange(vertx, settings.exchange(), bodies, ClientGate.open(metrics), metrics);
        admission.watch(metrics);
        metrics.watchBodies(bodies::used);
        metrics.watchFollowers(feed::size);
        CrateQuestions questions = new CrateQuestions(made.views(), demand, rules, clock);
        Audits audits = audits();
        this.programs = programs(vertx, questions, audits, bodies, new WrongTokens(metrics, clients.proxies()));
        PageOperations people = new PageOperations(questions, audits, bodies, settings.address());
        this.pages = people.table();
        this.unknownPath = people.unknownPath();
    }

    /** What is made of the facts, once. */
    private record Made(Views views, Surfaces surfaces) {
        static Made of(Vertx vertx, SnapshotHolder facts) {
            return new Made(new Views(facts), new Surfaces(vertx, facts));
        }
    }

    /** What is known, and where more is asked for. */
    public record Supply(
            SnapshotHolder facts,
            RequirementsReader requirements,
            WantedQueue wanted,
            Reasons reasons,
            ChangeReader changes) {}

    /** The operator's reasons of yanks, and what happened to yanks. */
    public record Reasons(OperatorReasons operator, YankHistory history) {}

    private Audits audits() {
        Auditor auditor = new Auditor(rules, AuditLimits.DEFAULT);
        return new Audits(
                made.views(), auditor, new Gatherer.Live(demand, supply.requirements()), settings.mirrors(), clock);
    }

    /** In the order in which the router tries them: what is cheapest to answer first. */
    private List<Operation<?>> programs(
            Vertx vertx, CrateQuestions questions, Audits audits, BodyReader bodies, WrongTokens wrong) {
        SnapshotHolder facts = supply.facts();
        ReasonWriter writer = new ReasonWriter(
                vertx, facts, supply.reasons().operator(), settings.access().adminToken(), wrong, bodies);
        return Stream.of(
                        new CompatibleOperations(made.surfaces(), bodies, clock).table(),
                        new YankOperations(questions, writer, supply.reasons().history(), facts).table(),
                        new AuditOperations(questions, audits, bodies, settings.address()).table(),
                        new CrateOperations(questions, settings.address()).table(),
                        new LookupOperations(questions, bodies).table(),
                        new AdvisoryOperations(questions).table(),
                        new ServiceOperations(questions, settings.address()).table(),
                        new ChangeOperations(supply.changes(), feed).table(),
                        new BadgeOperations(questions).table())
                .flatMap(List::stream)
                .toList();
    }

    /** The table of operations; a path that fits two goes to the first. */
    List<Operation<?>> operations() {
        return Stream.concat(programs.stream(), pages.stream()).toList();
    }

    /** Those of the public listener: where changes are made elsewhere, it says so. */
    private List<Operation<?>> publicOperations() {
        Problem elsewhere = Problem.of(ProblemType.FORBIDDEN, ProblemSentences.WRITING_ELSEWHERE);
        boolean writes = settings.access().publicWrites();
        return operations().stream()
                .<Operation<?>>map(each -> writes || !each.writes() ? each : each.rejecting(elsewhere))
                .toList();
    }

    /** Those of the OpenAPI document: what programs ask, and not pages for people with what they are made of. */
    List<Operation<?>> programs() {
        return programs;
    }

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
        return new Api(vertx, quiet, made, local, rules, clock, ServiceMetrics.unseen(clock));
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
        return new Routes(exchange, publicOperations(), unknownPath, settings.connection()).handler(vertx);
    }

    /** What makes changes on a listener that is not public; its clients are not limited. */
    public Handler<HttpServerRequest> writes(Vertx vertx) {
        List<Operation<?>> writing = programs.stream().filter(Operation::writes).toList();
        return new Routes(unlimited, writing, ErrorForm.PROBLEM, settings.connection()).handler(vertx);
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
}
