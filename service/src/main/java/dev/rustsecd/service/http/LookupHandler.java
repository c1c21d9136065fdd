package dev.rustsecd.service.http;

import dev.rustsecd.audit.AuditPolicy;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.request.LookupEntry;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/lookup}: many versions at once. An array is answered whole; lines are answered line by line, no faster
 * than the client reads. The lines are taken in before the first is answered: many clients read nothing until they have
 * sent everything, and would wait for ever if the answer were to hold up the question.
 */
final class LookupHandler implements OperationHandler {
    private static final String LINES = "application/x-ndjson";
    private static final int MAX_INLINE_ENTRIES = 200;
    private static final int MAX_INLINE_BYTES = 64 * 1_024;

    private final Views views;
    private final Auditor auditor;
    private final BodyReader bodies;
    private final BoundedWorker worker;
    private final InstantSource clock;

    LookupHandler(Views views, Auditor auditor, BodyReader bodies, BoundedWorker worker, InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.bodies = bodies;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        AuditPolicy policy = PolicyReader.read(PolicyValues.ofQuery(call.query(), PolicyValues.OF_A_VERSION))
                .policy();
        Instant now = clock.instant();
        View view = views.current();
        LookupResults results = new LookupResults(view, auditor, policy, now, call.id());
        @Nullable String contentType = call.request().getHeader("Content-Type");
        return bodies.read(call)
                .compose(body -> isLines(contentType, body) ? lines(call, results, body) : array(call, results, body));
    }

    private static boolean isLines(@Nullable String contentType, byte[] body) {
        boolean said = contentType != null && (contentType.contains("ndjson") || contentType.contains("jsonl"));
        return said || !LookupEntry.isArray(body);
    }

    private Future<Answer> array(Call call, LookupResults results, byte[] body) {
        Representation.require(call, "application/json");
        if (body.length <= MAX_INLINE_BYTES) {
            List<LookupEntry> entries = LookupEntry.readArray(body);
            return entries.size() <= MAX_INLINE_ENTRIES
                    ? Future.succeededFuture(results.array(entries))
                    : worker.run(() -> results.array(entries));
        }
        return worker.run(() -> results.array(LookupEntry.readArray(body)));
    }

    private static Future<Answer> lines(Call call, LookupResults results, byte[] body) {
        Representation.require(call, LINES);
        return Future.succeededFuture(new Answer.Streamed(
                LINES, response -> new LookupLines(response, results, body).write(), results.headers()));
    }
}
