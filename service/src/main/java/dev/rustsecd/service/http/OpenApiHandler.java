package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi.json}. */
final class OpenApiHandler implements OperationHandler {
    private static final String DOCUMENT = "/openapi/rustsecd-v1.json";

    private final byte[] document = read();

    @Override
    public Future<Answer> answer(Call call) {
        Representation.require(call, "application/json");
        return Future.succeededFuture(Answer.json(document));
    }

    private static byte[] read() {
        try (InputStream in = OpenApiHandler.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its part " + DOCUMENT);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
