package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.request.YankInput;
import dev.rustsecd.yank.YankOrder;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** {@code PUT /v1/crates/{name}/yanks}: one reason of the operator for many yanks, for all of them or for none. */
public final class SetYanksHandler implements OperationHandler {
    private final YankFacts facts;
    private final ReasonWriter writer;

    public SetYanksHandler(YankFacts facts, ReasonWriter writer) {
        this.facts = facts;
        this.writer = writer;
    }

    @Override
    public Future<Answer> answer(Call call) {
        writer.requireOperator(call);
        call.query().allowOnly(List.of());
        CrateName name = CrateName.parse(call.pathParameter("name"));
        return writer.read(call, YankInput::many)
                .compose(order -> facts.crate(name, Duration.ofSeconds(5)).compose(crate -> set(crate, order)));
    }

    private Future<Answer> set(YankedCrate crate, YankOrder order) {
        return writer.set(
                crate, crate.yanked(order.versions()), order.document(), status -> written(status, crate, order));
    }

    /** The versions that have the reason now. */
    private static Answer written(int status, YankedCrate crate, YankOrder order) {
        byte[] json = Json.bytes(100 + 20 * order.versions().size(), out -> {
            out.writeStartObject();
            Json.text(out, "crate", crate.name());
            out.writeArrayFieldStart("versions");
            for (String version : order.versions()) {
                out.writeString(version);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        return Answer.of(status, "application/json", json);
    }
}
