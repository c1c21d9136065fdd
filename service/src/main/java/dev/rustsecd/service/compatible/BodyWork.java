package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import io.vertx.core.Future;
import java.util.function.Function;

/** What is made of the body of a request: of a small one on the event loop, of a large one on a worker thread. */
public final class BodyWork {
    private static final int MAX_INLINE_BYTES = 16 * 1_024;

    private final BodyReader bodies;
    private final BoundedWorker worker;

    public BodyWork(BodyReader bodies, BoundedWorker worker) {
        this.bodies = bodies;
        this.worker = worker;
    }

    <T> Future<T> answer(Call call, Function<byte[], T> work) {
        return bodies.read(call)
                .compose(body -> body.length <= MAX_INLINE_BYTES
                        ? Future.succeededFuture(work.apply(body))
                        : worker.run(() -> work.apply(body)));
    }
}
