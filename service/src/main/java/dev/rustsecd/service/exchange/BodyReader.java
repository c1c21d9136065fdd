package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies as raw bytes, whatever media type they claim: curl calls a lockfile a form. The limit counts while the
 * bytes arrive, again after decompression, and over all requests together.
 */
public final class BodyReader {
    private final Vertx vertx;
    private final ExchangeSettings settings;
    private final ByteBudget budget;
    private final BoundedWorker worker;
    private final Inflater inflater;

    public BodyReader(Vertx vertx, ExchangeSettings settings, ByteBudget budget, BoundedWorker worker) {
        this.vertx = vertx;
        this.settings = settings;
        this.budget = budget;
        this.worker = worker;
        this.inflater = new Inflater(settings.maxBodyBytes());
    }

    /**
     * The body, decompressed. Must be called before the event loop turns. The bytes stay counted until the answer is
     * out.
     */
    public Future<byte[]> read(Call call) {
        if (announcedBytes(call.header("Content-Length")) > settings.maxBodyBytes()) {
            return Future.failedFuture(Limits.bodyTooLarge(settings.maxBodyBytes()));
        }
        String coding = coding(call.header("Content-Encoding"));
        return switch (coding) {
            case "identity" -> collect(call);
            case "gzip", "x-gzip" -> collect(call).compose(bytes -> inflate(call, bytes));
            default ->
                Future.failedFuture(
                        new ProblemAnswer(ProblemType.UNSUPPORTED_CONTENT_CODING, "a body comes as it is, or as gzip"));
        };
    }

    private Future<byte[]> collect(Call call) {
        BodyCollector collector = new BodyCollector(call, settings.maxBodyBytes(), budget);
        Future<byte[]> body = collector.start();
        if (!body.isComplete()) {
            long timer = vertx.setTimer(
                    settings.bodyTimeout().toMillis(),
                    late -> collector.fail(new ProblemAnswer(
                            ProblemType.REQUEST_TIMEOUT,
                            "a body arrives within " + settings.bodyTimeout().toSeconds() + " seconds")));
            body.onComplete(done -> vertx.cancelTimer(timer));
        }
        return body;
    }

    private Future<byte[]> inflate(Call call, byte[] compressed) {
        long most = settings.maxBodyBytes();
        if (!budget.tryTake(most)) {
            return Future.failedFuture(Limits.tooMuchInFlight());
        }
        call.reserve(most);
        return worker.run(() -> inflater.inflate(compressed));
    }

    private static long announcedBytes(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }

    private static String coding(@Nullable String header) {
        return header == null || header.isBlank() ? "identity" : header.strip().toLowerCase(Locale.ROOT);
    }
}
