package dev.rustsecd.service.exchange;

import dev.rustsecd.service.admission.Admission;
import dev.rustsecd.service.admission.Place;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies as raw bytes, whatever media type they claim: curl calls a lockfile a form. The limit counts while the
 * bytes arrive, again after decompression, and over all requests together.
 */
public final class BodyReader {
    /** Source: zlib, technical details: deflate makes at most 1,032 bytes of one. */
    private static final long MAX_DEFLATE_RATIO = 1_032;

    private final Vertx vertx;
    private final ExchangeSettings settings;
    private final ByteBudget budget;
    private final Admission admission;

    public BodyReader(Vertx vertx, ExchangeSettings settings, Admission admission) {
        this.vertx = vertx;
        this.settings = settings;
        this.budget = new ByteBudget(settings.maxBytesInFlight());
        this.admission = admission;
    }

    /**
     * The body, decompressed, once the request is admitted: from then on it has a place, and is answered. Must be called
     * before the event loop turns.
     */
    public Future<byte[]> read(Call call) {
        if (announcedBytes(call.header("Content-Length")) > settings.maxBodyBytes()) {
            return Future.failedFuture(bodyTooLarge(settings.maxBodyBytes()));
        }
        String coding = coding(call.header("Content-Encoding"));
        return switch (coding) {
            case "identity" ->
                collect(call).compose(bytes -> admit(call, bytes.length).map(bytes));
            case "gzip", "x-gzip" -> collect(call).compose(bytes -> inflate(call, bytes));
            default ->
                Future.failedFuture(new ProblemAnswer(ProblemType.UNSUPPORTED_CONTENT_CODING, ProblemSentences.CODING));
        };
    }

    /** The place of a request that is answered from its head alone. */
    Place ofHead() {
        return admission.ofHead();
    }

    /** Bytes of bodies that arrive, or are small. */
    public long used() {
        return budget.used();
    }

    /** The answer is out, and the body of this call needs no room any more, nor its place. */
    void release(Call call) {
        budget.giveBack(call.takeReserved());
        call.place().leave();
    }

    private Future<byte[]> collect(Call call) {
        Collector collector = new Collector(call);
        Future<byte[]> body = collector.start();
        if (!body.isComplete()) {
            long timer = vertx.setTimer(
                    settings.bodyTimeout().toMillis(),
                    late -> collector.fail(new ProblemAnswer(
                            ProblemType.REQUEST_TIMEOUT,
                            ProblemSentences.bodyWithin(settings.bodyTimeout().toSeconds()))));
            body.onComplete(done -> vertx.cancelTimer(timer));
        }
        return body;
    }

    /**
     * What a body, or a part of one, is before gzip, once the request is admitted. What is small is known to be so at once:
     * it does not wait for a place among the large ones.
     */
    public Future<byte[]> inflate(Call call, byte[] compressed) {
        if (compressed.length <= Admission.SMALL_BYTES) {
            Optional<byte[]> small =
                    Inflater.inflate(compressed, Math.min(Admission.SMALL_BYTES, settings.maxBodyBytes()));
            if (small.isPresent()) {
                return admit(call, small.get().length).map(small.get());
            }
        }
        long most = Math.min(settings.maxBodyBytes(), MAX_DEFLATE_RATIO * compressed.length);
        long said = Inflater.announced(compressed);
        return said > Admission.SMALL_BYTES && said < most
                ? inflate(call, compressed, said)
                        .compose(whole -> whole.isPresent()
                                ? Future.succeededFuture(whole.get())
                                : inflateAnew(call, compressed, most))
                : inflateAnew(call, compressed, most);
    }

    private Future<Optional<byte[]>> inflate(Call call, byte[] compressed, long most) {
        return admit(call, most).compose(place -> place.run(() -> Inflater.inflate(compressed, (int) most)));
    }

    /** For what has several members, or does not say the truth about its size. */
    private Future<byte[]> inflateAnew(Call call, byte[] compressed, long most) {
        call.place().leave();
        return inflate(call, compressed, most)
                .map(whole -> whole.orElseThrow(() -> bodyTooLarge(settings.maxBodyBytes())))
                .onSuccess(bytes -> call.place().holdsBody(bytes.length));
    }

    /** Fails where there is no place for too long, and where nobody waits for the answer any more. */
    private Future<Place> admit(Call call, long bytes) {
        return admission.enter(bytes, call.place()).compose(place -> {
            call.admit(place);
            if (bytes > Admission.SMALL_BYTES) {
                budget.giveBack(call.takeReserved());
            }
            if (!call.request().response().closed()) {
                return Future.succeededFuture(place);
            }
            call.lose();
            return Future.failedFuture(new ProblemAnswer(ProblemType.MALFORMED_REQUEST, ProblemSentences.BODY_CUT));
        });
    }

    private static long announcedBytes(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }

    private static String coding(@Nullable String header) {
        return header == null || header.isBlank() ? "identity" : header.strip().toLowerCase(Locale.ROOT);
    }

    static ProblemAnswer bodyTooLarge(long maxBytes) {
        String detail = ProblemSentences.bodySize(maxBytes);
        return new ProblemAnswer(Problem.of(ProblemType.BODY_TOO_LARGE, detail).withLimit(maxBytes));
    }

    private static ProblemAnswer tooMuchInFlight() {
        return new ProblemAnswer(ProblemType.OVERLOADED, ProblemSentences.BODIES_IN_FLIGHT);
    }

    /**
     * The bytes of one body as they arrive. After its end, or a failure, it takes no more and lets the rest pass; and it keeps
     * nothing, since the request keeps it until the answer is out.
     */
    private final class Collector {
        private final Call call;
        private @Nullable Promise<byte[]> waiting = Promise.promise();
        private Buffer received = Buffer.buffer();

        Collector(Call call) {
            this.call = call;
        }

        Future<byte[]> start() {
            Future<byte[]> body = Objects.requireNonNull(waiting).future();
            HttpServerRequest request = call.request();
            request.handler(this::take);
            request.endHandler(end -> {
                byte[] bytes = received.getBytes();
                finish(promise -> promise.complete(bytes));
            });
            request.exceptionHandler(broken -> {
                call.lose();
                fail(new ProblemAnswer(ProblemType.MALFORMED_REQUEST, ProblemSentences.BODY_CUT));
            });
            call.sendContinue();
            return body;
        }

        void fail(Throwable failure) {
            finish(promise -> promise.fail(failure));
        }

        private void finish(Consumer<Promise<byte[]>> how) {
            Promise<byte[]> promise = waiting;
            if (promise != null) {
                waiting = null;
                received = Buffer.buffer();
                how.accept(promise);
            }
        }

        private void take(Buffer chunk) {
            if (waiting == null) {
                return;
            }
            if (received.length() + (long) chunk.length() > settings.maxBodyBytes()) {
                fail(bodyTooLarge(settings.maxBodyBytes()));
            } else if (!budget.tryTake(chunk.length())) {
                fail(tooMuchInFlight());
            } else {
                call.reserve(chunk.length());
                received.appendBuffer(chunk);
            }
        }
    }

    /** How many bytes of bodies may be in memory at once, over all requests. Safe for use by many threads. */
    static final class ByteBudget {
        private final long limit;
        private final AtomicLong used = new AtomicLong();

        ByteBudget(long limit) {
            this.limit = limit;
        }

        /** Takes the bytes, or none of them where too few are left. */
        boolean tryTake(long bytes) {
            if (used.addAndGet(bytes) <= limit) {
                return true;
            }
            used.addAndGet(-bytes);
            return false;
        }

        void giveBack(long bytes) {
            used.addAndGet(-bytes);
        }

        /** Bytes that are taken now. */
        long used() {
            return used.get();
        }
    }
}
