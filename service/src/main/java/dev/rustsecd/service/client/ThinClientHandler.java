package dev.rustsecd.service.client;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.PublicAddress;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** {@code GET /client/cargo-rustsec}: the thin client, which asks the service that it was fetched from. */
public final class ThinClientHandler implements OperationHandler {
    private final ThinClient client = new ThinClient();
    private final PublicAddress address;

    public ThinClientHandler(PublicAddress address) {
        this.address = address;
    }

    @Override
    public Future<Answer> answer(Call call) {
        HttpServerRequest request = call.request();
        @Nullable
        String authority =
                request.authority() == null ? null : request.authority().toString();
        String own = address.of(String.valueOf(request.scheme()), authority)
                .orElseThrow(() -> new ProblemAnswer(
                        ProblemType.MALFORMED_REQUEST, "Host is no address, and the client would have it in it"));
        return Future.succeededFuture(Answer.of(200, "text/x-shellscript; charset=utf-8", client.asking(own))
                .with("Content-Disposition", "attachment; filename=\"" + ThinClient.FILE_NAME + '"'));
    }
}
