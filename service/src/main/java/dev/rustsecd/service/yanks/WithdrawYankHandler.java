package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** {@code DELETE /v1/crates/{name}/{version}/yank}: withdraws the operator's reason. */
public final class WithdrawYankHandler implements OperationHandler {
    private final YankFacts facts;
    private final ReasonWriter writer;

    public WithdrawYankHandler(YankFacts facts, ReasonWriter writer) {
        this.facts = facts;
        this.writer = writer;
    }

    @Override
    public Future<Answer> answer(Call call) {
        writer.requireOperator(call);
        call.query().allowOnly(List.of());
        String number = call.pathParameter("version");
        return facts.crate(CrateName.parse(call.pathParameter("name")), Duration.ofSeconds(5))
                .compose(crate -> writer.withdraw(crate, crate.version(number)));
    }
}
