package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonYank;
import dev.rustsecd.service.request.PolicyMember;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.YankInput;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.OperatorReasons.YankedVersion;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.rejection.ProblemSentences;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankOrder;
import dev.rustsecd.yank.YankReason;
import dev.rustsecd.yank.YankReason.Source;
import dev.rustsecd.yank.YankState;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of yanks, why they were and what happened to them, and the operator's own reasons. */
public final class YankOperations {
    private static final String TOML = "application/toml";
    private static final String JSON = "application/json";
    private static final int EXPECTED_BYTES = 600;
    private static final String ONE = "/v1/crates/:name/:version/yank";
    private static final String ALL = "/v1/crates/:name/yanks";

    private final CrateQuestions questions;
    private final ReasonWriter writer;
    private final YankHistory history;
    private final UnyankedOperation unyanked;

    public YankOperations(CrateQuestions questions, ReasonWriter writer, YankHistory history, SnapshotHolder holder) {
        this.questions = questions;
        this.writer = writer;
        this.history = history;
        this.unyanked = new UnyankedOperation(holder);
    }

    public List<Operation<?>> table() {
        List<String> put = List.of("PUT");
        return List.of(
                Operation.get("yank", ONE, call -> YankQuestion.read(call, JSON, TOML), this::yank),
                Operation.of("setYank", put, ONE, this::orderOfOne, this::setOne),
                Operation.of(
                        "withdrawYank",
                        List.of("DELETE"),
                        ONE,
                        call -> Future.succeededFuture(withdrawal(call)),
                        this::withdraw),
                Operation.get("yankTimeline", ALL, call -> YankQuestion.read(call, JSON), this::timeline),
                Operation.of("setYanks", put, ALL, this::orderOfMany, this::setMany),
                unyanked.row());
    }

    /**
     * @param version empty where all are asked for
     * @param type of the answer
     */
    private record YankQuestion(CrateName crate, String version, Duration maxWait, String type) {
        static YankQuestion read(Call call, String... types) {
            PolicyValues values = PolicyValues.ofQuery(call.query(), EnumSet.of(PolicyMember.WAIT));
            Duration maxWait = PolicyReader.read(values).maxWait();
            String type = call.representation(List.of(types));
            return new YankQuestion(nameOf(call), call.pathParameter("version"), maxWait, type);
        }
    }

    private static CrateName nameOf(Call call) {
        return CrateName.parse(call.pathParameter("name"));
    }

    /** The yank, or its reason as the yank metadata document. */
    private Future<Answer> yank(YankQuestion asked) {
        return questions
                .about(asked.crate(), asked.maxWait())
                .map(basis -> yank(yankOf(basis, asked.crate(), asked.version()), asked.type()));
    }

    private static Yank yankOf(Basis basis, CrateName crate, String version) {
        return basis.yanks().of(YankedCrate.of(basis.snapshot(), crate).name(), version);
    }

    private static Answer yank(Yank yank, String type) {
        if (!yank.isYanked()) {
            String why = yank.state() == YankState.UNKNOWN
                    ? ProblemSentences.NO_VERSION
                    : ProblemSentences.VERSION_NOT_YANKED;
            throw new ProblemAnswer(ProblemType.NOT_FOUND, why);
        }
        if (type.equals(JSON)) {
            return json(200, yank);
        }
        YankReason reason = reason(yank)
                .orElseThrow(() -> new ProblemAnswer(ProblemType.NOT_FOUND, ProblemSentences.NO_YANK_REASON));
        return Answer.of(200, TOML, reason.document().toToml().getBytes(StandardCharsets.UTF_8));
    }

    private static Answer json(int status, Yank yank) {
        return Answer.of(status, JSON, Json.bytes(EXPECTED_BYTES, out -> JsonYank.write(out, yank)));
    }

    /** The operator's, else an advisory's, else the registry's. */
    private static Optional<YankReason> reason(Yank yank) {
        return Stream.of(Source.OPERATOR, Source.ADVISORY, Source.REGISTRY)
                .flatMap(source -> yank.reasons().stream().filter(reason -> reason.source() == source))
                .findFirst();
    }

    /** What the operator says of versions of a crate. */
    private record Order(CrateName crate, YankOrder said) {}

    private Future<Order> orderOfOne(Call call) {
        String version = call.pathParameter("version");
        return order(call, (body, type) -> new YankOrder(List.of(version), YankInput.one(body, type)));
    }

    private Future<Order> orderOfMany(Call call) {
        return order(call, YankInput::many);
    }

    private Future<Order> order(Call call, ReasonWriter.ReadBody<YankOrder> reader) {
        CrateName crate = crateToWrite(call);
        return writer.read(call, reader).map(said -> new Order(crate, said));
    }

    private CrateName crateToWrite(Call call) {
        writer.requireOperator(call);
        call.query().allowOnly(List.of());
        return nameOf(call);
    }

    /** Makes the answer to an order that is served, with the status 201 or 200. */
    @FunctionalInterface
    private interface Written {
        Answer answer(int status, YankedCrate crate, List<YankedVersion> versions);
    }

    /** One reason of the operator for one version, which is answered as it is seen now. */
    private Future<Answer> setOne(Order order) {
        String version = order.said().versions().get(0);
        return set(order, (status, crate, versions) -> json(status, yankOf(questions.now(), order.crate(), version)));
    }

    /** One reason for many versions, for all of them or for none. */
    private Future<Answer> setMany(Order order) {
        return set(
                order,
                (status, crate, versions) -> Answer.of(status, JSON, Json.bytes(EXPECTED_BYTES, out -> {
                    out.writeStartObject();
                    Json.text(out, "crate", crate.name());
                    Json.texts(
                            out,
                            "versions",
                            versions.stream().map(YankedVersion::number).toList());
                    out.writeEndObject();
                })));
    }

    private Future<Answer> set(Order order, Written written) {
        return questions.about(order.crate()).compose(basis -> {
            YankedCrate crate = YankedCrate.of(basis.snapshot(), order.crate());
            List<YankedVersion> versions = crate.yanked(order.said().versions());
            return writer.set(
                    crate, versions, order.said().document(), status -> written.answer(status, crate, versions));
        });
    }

    private record Withdrawal(CrateName crate, String version) {}

    private Withdrawal withdrawal(Call call) {
        return new Withdrawal(crateToWrite(call), call.pathParameter("version"));
    }

    private Future<Answer> withdraw(Withdrawal asked) {
        return questions.about(asked.crate()).compose(basis -> {
            YankedCrate crate = YankedCrate.of(basis.snapshot(), asked.crate());
            return writer.withdraw(crate, crate.version(asked.version()));
        });
    }

    /** The yanked versions of a crate and what happened to them. */
    private Future<Answer> timeline(YankQuestion asked) {
        return questions.about(asked.crate(), asked.maxWait()).compose(basis -> {
            YankedCrate crate = YankedCrate.of(basis.snapshot(), asked.crate());
            return history.of(crate.canonical())
                    .recover(ReasonWriter::away)
                    .map(kept -> YankTimeline.json(basis, crate, kept))
                    .map(Answer::json);
        });
    }
}
