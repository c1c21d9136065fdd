package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.request.YankInput;
import dev.rustsecd.yank.YankDocument;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** {@code PUT /v1/crates/{name}/{version}/yank}: the operator's reason for one yank. */
public final class SetYankHandler implements OperationHandler {
    private final YankFacts facts;
    private final ReasonWriter writer;

    public SetYankHandler(YankFacts facts, ReasonWriter writer) {
        this.facts = facts;
        this.writer = writer;
    }

    @Override
    public Future<Answer> answer(Call call) {
        writer.requireOperator(call);
        call.query().allowOnly(List.of());
        CrateName name = CrateName.parse(call.pathParameter("name"));
        String number = call.pathParameter("version");
        return writer.read(call, YankInput::one)
                .compose(document ->
                        facts.crate(name, Duration.ofSeconds(5)).compose(crate -> set(crate, number, document)));
    }

    private Future<Answer> set(YankedCrate crate, String number, YankDocument document) {
        return writer.set(crate, crate.yanked(List.of(number)), document, status -> {
            YankedCrate now = YankedCrate.of(facts.snapshot(), CrateName.of(crate.name()));
            return YankHandler.json(status, now.yank(number, facts.maturity(), facts.now()));
        });
    }
}
