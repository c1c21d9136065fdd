package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.JsonAdvisories;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.AdvisoryRecord;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code GET /v1/advisories/{id}}: by id, or by an alias that several may share. */
final class AdvisoryHandler implements OperationHandler {
    private static final int MULTIPLE_CHOICES = 300;

    private final Views views;
    private final InstantSource clock;

    AdvisoryHandler(Views views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        call.query().allowOnly(List.of());
        Representation.require(call, "application/json");
        View view = views.current();
        Instant now = clock.instant();
        String id = call.pathParameter("id");
        List<AdvisoryRecord> records = find(view, id);
        if (records.size() == 1) {
            return Future.succeededFuture(view.answer(JsonAdvisories.one(records.get(0), view.fragments()), now));
        }
        Answer choice = Answer.of(MULTIPLE_CHOICES, "application/json", JsonAdvisories.choice(id, records));
        return Future.succeededFuture(view.withAge(choice, now));
    }

    /** Of several sources that have the id, RustSec's is meant. */
    private static List<AdvisoryRecord> find(View view, String id) {
        List<AdvisoryRecord> byId = view.snapshot().byId(id);
        if (!byId.isEmpty()) {
            return byId.subList(0, 1);
        }
        List<AdvisoryRecord> byAlias = view.snapshot().byAlias(id);
        if (byAlias.isEmpty()) {
            boolean unreadable = view.snapshot().quarantine().concernsId(id);
            throw new ProblemAnswer(
                    ProblemType.NOT_FOUND,
                    unreadable
                            ? "the record with this id cannot be read; /v1/status says why"
                            : "no advisory has this id or alias");
        }
        return byAlias;
    }
}
