package dev.rustsecd.service.compatible;

import static dev.rustsecd.service.exchange.Operation.now;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.admission.Place;
import dev.rustsecd.service.compatible.Surface.PreparedAnswer;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.osv.OsvAnswers;
import dev.rustsecd.service.osv.OsvQueries;
import dev.rustsecd.service.osv.OsvQuery;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.site.SiteFeed;
import dev.rustsecd.snapshot.Quarantine;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of other people's clients: OSV's and rustsec.org's. */
public final class CompatibleOperations {
    private static final ErrorForm OSV = new OsvErrors();
    private static final List<String> POST = List.of("POST");

    /** Of a body that is answered on the event loop. */
    private static final int MAX_INLINE_BYTES = 16 * 1_024;

    /** Source: osv.dev, {@code get_vuln_by_id.go}. */
    private static final int MAX_ID = 100;

    private final Surfaces surfaces;
    private final BodyReader bodies;
    private final InstantSource clock;

    public CompatibleOperations(Surfaces surfaces, BodyReader bodies, InstantSource clock) {
        this.surfaces = surfaces;
        this.bodies = bodies;
        this.clock = clock;
    }

    public List<Operation<?>> table() {
        return List.of(
                // Every record of a package of exactly this name, as rustsec.org has it and crates.io's pages read it.
                Operation.prepared(
                        "packageRecords",
                        "/packages/:crate.json",
                        prepared(Surface::packageFile, Quarantine::concernsPackage),
                        this::noPackage),
                // One record, withdrawn or not.
                Operation.prepared(
                                "osvVulnerability",
                                "/v1/vulns/:id",
                                prepared(Surface::vulnerability, Quarantine::concernsId),
                                this::noVulnerability)
                        .with(OSV),
                Operation.of("osvQuery", POST, "/v1/query", this::body, answered(this::one))
                        .with(OSV),
                Operation.of("osvQueryBatch", POST, "/v1/querybatch", this::body, answered(this::batch))
                        .with(OSV),
                Operation.get("osvArchive", "/osv/crates.io/all.zip", call -> call, this::archive),
                Operation.get("osvModified", "/osv/crates.io/modified_id.csv", this::surface, now(this::modified)),
                Operation.get("feed", "/feed.xml", this::feedQuestion, now(this::feed)));
    }

    private Surface surface(Call call) {
        return surfaces.current();
    }

    private Operation.Prepared prepared(Finder finder, BiPredicate<Quarantine, String> lacks) {
        return name -> {
            Surface surface = surfaces.ifLoaded();
            PreparedAnswer ready = surface == null ? null : finder.find(surface, name);
            return surface == null || ready == null
                    ? null
                    : surface.finished(ready.get(), lacks.test(surface.quarantine(), name), clock.instant());
        };
    }

    @FunctionalInterface
    private interface Finder {
        @Nullable
        PreparedAnswer find(Surface surface, String name);
    }

    private Answer noPackage(Call call) {
        Surface surface = surfaces.current();
        boolean lacking = surface.quarantine().concernsPackage(call.pathParameter("crate"));
        return notFound(call, surface, ProblemSentences.NO_PACKAGE_WITH_ADVISORIES, lacking);
    }

    /** An alias gets the ids that it stands for, and 404. */
    private Answer noVulnerability(Call call) {
        String id = call.pathParameter("id");
        if (id.length() > MAX_ID) {
            throw new RejectedInput(Rejection.OSV_QUERY_INVALID, "ID is too long");
        }
        Surface surface = surfaces.current();
        List<String> ids = surface.bodies().osv().idsOfAlias(id);
        String hint = ids.isEmpty() ? "" : ", but the following aliases were: " + String.join(" ", ids);
        boolean lacking = surface.quarantine().concernsId(id);
        return notFound(call, surface, "Vulnerability not found" + hint, lacking);
    }

    private Answer notFound(Call call, Surface surface, String detail, boolean lacking) {
        Answer answer = call.operation().errors().of(Problem.of(ProblemType.NOT_FOUND, detail), call);
        return surface.finished(answer, lacking, clock.instant());
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    private record Sent(Surface surface, byte[] body, Place place) {}

    private Future<Sent> body(Call call) {
        Surface surface = surfaces.current();
        return bodies.read(call).map(body -> new Sent(surface, body, call.place()));
    }

    private Function<Sent, Future<Answer>> answered(BiFunction<Surface, byte[], Answer> answer) {
        return sent -> sent.place()
                .runIf(sent.body().length > MAX_INLINE_BYTES, () -> answer.apply(sent.surface(), sent.body()));
    }

    /** The records that affect one version of one package. */
    private Answer one(Surface surface, byte[] body) {
        OsvQuery query = OsvQueries.readOne(body);
        byte[] json = OsvAnswers.of(surface.bodies().osv()).one(query);
        return surface.finished(Answer.json(json), query.concerns(surface.quarantine()), clock.instant());
    }

    /** The ids of the records that affect each of up to 1,000 packages. */
    private Answer batch(Surface surface, byte[] body) {
        List<OsvQuery> queries = OsvQueries.readBatch(body);
        byte[] json = OsvAnswers.of(surface.bodies().osv()).batch(queries);
        boolean lacking = queries.stream().anyMatch(query -> query.concerns(surface.quarantine()));
        return surface.finished(Answer.json(json), lacking, clock.instant());
    }

    /** All records, for offline scanners. */
    private Future<Answer> archive(Call call) {
        Surface surface = surfaces.current();
        PreparedAnswer archive = surface.bodies().archive();
        return call.place()
                .runIf(!archive.isMade(), archive::get)
                .map(answer -> surface.finished(answer, surface.quarantine().concernsCrates(), clock.instant()));
    }

    /** When each record changed last, newest first. */
    private Answer modified(Surface surface) {
        boolean lacking = surface.quarantine().concernsCrates();
        return surface.finished(surface.bodies().modifiedIds().get(), lacking, clock.instant());
    }

    /** The crate whose advisories are asked for; those of all where there is none. */
    private record FeedQuestion(Surface surface, Optional<CrateName> crate) {}

    private FeedQuestion feedQuestion(Call call) {
        Surface surface = surfaces.current();
        Optional<String> crate = call.query().one("crate").filter(name -> !name.isEmpty());
        return new FeedQuestion(surface, crate.map(CrateName::parse));
    }

    /** The latest advisories as Atom. */
    private Answer feed(FeedQuestion asked) {
        Surface surface = asked.surface();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        byte[] feed = asked.crate()
                .map(one -> SiteFeed.render(surface.bodies().site(), one, today))
                .orElseGet(() -> SiteFeed.render(surface.bodies().site(), today));
        boolean lacking = asked.crate()
                .map(one -> surface.quarantine().concernsCrate(one.toString()))
                .orElseGet(() -> surface.quarantine().concernsPackages());
        Answer answer = Answer.of(200, "application/atom+xml; charset=utf-8", feed);
        return surface.finished(answer, lacking, clock.instant());
    }
}
