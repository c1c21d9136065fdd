package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.request.YankInput;
import dev.rustsecd.service.store.OperatorReasons.YankedVersion;
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
        List<YankedVersion> versions = crate.yanked(order.versions());
        return writer.set(crate, versions, order.document(), status -> written(status, crate, versions));
    }

    /** The versions that have the reason now. */
    private static Answer written(int status, YankedCrate crate, List<YankedVersion> versions) {
        byte[] json = Json.bytes(100 + 20 * versions.size(), out -> {
            out.writeStartObject();
            Json.text(out, "crate", crate.name());
            out.writeArrayFieldStart("versions");
            for (YankedVersion version : versions) {
                out.writeString(version.number());
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        return Answer.of(status, "application/json", json);
    }
}
