package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonYank;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankReason;
import dev.rustsecd.yank.YankReason.Source;
import dev.rustsecd.yank.YankState;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/crates/{name}/{version}/yank}: the yank, or its reason as the yank metadata document. */
public final class YankHandler implements OperationHandler {
    static final String TOML = "application/toml";
    private static final String JSON = "application/json";
    private static final int EXPECTED_BYTES = 600;

    private final YankFacts facts;

    public YankHandler(YankFacts facts) {
        this.facts = facts;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Duration patience = YankFacts.patience(call);
        String type = call.accepted()
                .best(List.of(JSON, TOML))
                .orElseThrow(() -> new ProblemAnswer(ProblemType.NOT_ACCEPTABLE, "there is " + JSON + " and " + TOML));
        String number = call.pathParameter("version");
        return facts.crate(CrateName.parse(call.pathParameter("name")), patience)
                .map(crate -> render(crate.yank(number, facts.maturity(), facts.now()), type));
    }

    private static Answer render(Yank yank, String type) {
        if (!yank.isYanked()) {
            String why = yank.state() == YankState.UNKNOWN ? "the registry has no such version" : "it is not yanked";
            throw new ProblemAnswer(ProblemType.NOT_FOUND, why);
        }
        if (type.equals(JSON)) {
            return json(200, yank);
        }
        YankReason reason = reason(yank)
                .orElseThrow(() -> new ProblemAnswer(ProblemType.NOT_FOUND, "no reason is known for this yank"));
        return Answer.of(200, TOML, reason.document().toToml().getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(int status, Yank yank) {
        return Answer.of(status, JSON, Json.bytes(EXPECTED_BYTES, out -> JsonYank.write(out, yank)));
    }

    /** The operator's, else an advisory's, else the registry's. */
    private static Optional<YankReason> reason(Yank yank) {
        return of(yank, Source.OPERATOR).or(() -> of(yank, Source.ADVISORY)).or(() -> of(yank, Source.REGISTRY));
    }

    private static Optional<YankReason> of(Yank yank, Source source) {
        return yank.reasons().stream()
                .filter(reason -> reason.source() == source)
                .findFirst();
    }
}
