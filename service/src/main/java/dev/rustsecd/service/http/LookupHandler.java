package dev.rustsecd.service.http;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.request.AuditOptions;
import dev.rustsecd.service.request.LookupEntry;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
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
    private final CrateDemand demand;
    private final BodyReader bodies;
    private final BoundedWorker worker;
    private final InstantSource clock;

    LookupHandler(
            Views views,
            Auditor auditor,
            CrateDemand demand,
            BodyReader bodies,
            BoundedWorker worker,
            InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.demand = demand;
        this.bodies = bodies;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        AuditOptions options = PolicyReader.read(PolicyValues.ofQuery(call.query(), PolicyValues.OF_A_VERSION));
        @Nullable String contentType = call.request().getHeader("Content-Type");
        views.requireLoaded();
        return bodies.read(call).compose(body -> {
            LookupEntry.requireAny(body);
            return isLines(contentType, body) ? lines(call, options, body) : array(call, options, body);
        });
    }

    private static boolean isLines(@Nullable String contentType, byte[] body) {
        boolean said = contentType != null && (contentType.contains("ndjson") || contentType.contains("jsonl"));
        return said || !LookupEntry.isArray(body);
    }

    private Future<Answer> array(Call call, AuditOptions options, byte[] body) {
        Representation.require(call, "application/json");
        return worker.runIf(body.length > MAX_INLINE_BYTES, () -> LookupEntry.readArray(body))
                .compose(entries -> demand.arrival(cratesOf(entries), options.patience())
                        .compose(done -> worker.runIf(
                                entries.size() > MAX_INLINE_ENTRIES,
                                () -> results(call, options).array(entries))));
    }

    private Future<Answer> lines(Call call, AuditOptions options, byte[] body) {
        Representation.require(call, LINES);
        return arrivalOfLines(options, body).map(done -> {
            LookupResults results = results(call, options);
            Answer.Streamed answers = response -> new LookupLines(response, results, body).write();
            return Answer.of(LINES, answers, results.headers());
        });
    }

    /** The crates of the first lines are waited for, all at once; what further lines name may be pending. */
    private Future<Void> arrivalOfLines(AuditOptions options, byte[] body) {
        if (!demand.isPossible()) {
            return Future.succeededFuture();
        }
        return worker.runIf(
                        body.length > MAX_INLINE_BYTES,
                        () -> cratesOf(LookupLines.first(body, LookupEntry.MAX_ENTRIES)))
                .compose(crates -> demand.arrival(crates, options.patience()));
    }

    private LookupResults results(Call call, AuditOptions options) {
        return new LookupResults(views.current(), auditor, options.policy(), clock.instant(), call.id());
    }

    private static List<String> cratesOf(List<LookupEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.question().stream())
                .map(question -> question.crate().toString())
                .toList();
    }
}
