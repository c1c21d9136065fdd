package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.part.Asset;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.Future;

/** {@code GET /assets/{digest}/{name}}. */
final class AssetHandler implements OperationHandler {
    @Override
    public Future<Answer> answer(Call call) {
        Asset asset = Asset.named(call.pathParameter("name"))
                .orElseThrow(() -> new ProblemAnswer(ProblemType.NOT_FOUND, "no page loads this"));
        return Future.succeededFuture(Answer.of(200, asset.contentType(), asset.bytes())
                .with("Cache-Control", "public, max-age=31536000, immutable"));
    }
}
