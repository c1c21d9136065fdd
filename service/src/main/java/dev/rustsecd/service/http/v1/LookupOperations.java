package dev.rustsecd.service.http.v1;

import dev.rustsecd.service.admission.Place;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.request.AuditOptions;
import dev.rustsecd.service.request.LookupEntry;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.view.CrateQuestions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many versions at once. An array is answered whole; lines are answered line by line, no faster than the client reads. The
 * lines are taken in before the first is answered: many clients read nothing until they have sent everything, and would wait
 * for ever if the answer were to hold up the question.
 */
public final class LookupOperations {
    private static final String LINES = "application/x-ndjson";
    private static final int MAX_INLINE_ENTRIES = 200;
    private static final int MAX_INLINE_BYTES = 64 * 1_024;

    private final CrateQuestions questions;
    private final BodyReader bodies;

    public LookupOperations(CrateQuestions questions, BodyReader bodies) {
        this.questions = questions;
        this.bodies = bodies;
    }

    public List<Operation<?>> table() {
        return List.of(Operation.of("lookup", List.of("POST"), "/v1/lookup", this::ask, this::answer));
    }

    /**
     * @param lines whether each line is a question
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    private record Lookup(String requestId, AuditOptions options, byte[] body, boolean lines, Place place) {
        boolean isLarge() {
            return body.length > MAX_INLINE_BYTES;
        }
    }

    private Future<Lookup> ask(Call call) {
        AuditOptions options = PolicyReader.read(PolicyValues.ofQuery(call.query(), PolicyValues.OF_A_VERSION));
        String contentType = call.request().getHeader("Content-Type");
        questions.views().requireLoaded();
        return bodies.read(call).map(body -> {
            LookupEntry.requireAny(body);
            boolean lines = isLines(contentType, body);
            var unused = call.representation(List.of(lines ? LINES : "application/json"));
            return new Lookup(call.id(), options, body, lines, call.place());
        });
    }

    private static boolean isLines(@Nullable String contentType, byte[] body) {
        boolean said = contentType != null && (contentType.contains("ndjson") || contentType.contains("jsonl"));
        return said || !LookupEntry.isArray(body);
    }

    private Future<Answer> answer(Lookup asked) {
        return asked.lines() ? lines(asked) : array(asked);
    }

    private Future<Answer> array(Lookup asked) {
        Place place = asked.place();
        return place.runIf(asked.isLarge(), () -> LookupEntry.readArray(asked.body()))
                .compose(entries -> place.aside(questions.about(
                                cratesOf(entries), asked.options().maxWait()))
                        .compose(basis -> place.runIf(
                                entries.size() > MAX_INLINE_ENTRIES,
                                () -> new LookupResults(basis, asked.options().policy(), asked.requestId())
                                        .array(entries))));
    }

    /** The crates of the first lines are waited for, all at once; what further lines name may be pending. */
    private Future<Answer> lines(Lookup asked) {
        Future<List<String>> crates = questions.canArrive()
                ? asked.place()
                        .runIf(
                                asked.isLarge(),
                                () -> cratesOf(LookupLines.first(asked.body(), LookupEntry.MAX_ENTRIES)))
                : Future.succeededFuture(List.of());
        return crates.compose(names -> asked.place()
                        .aside(questions.about(names, asked.options().maxWait())))
                .map(basis -> {
                    LookupResults results =
                            new LookupResults(basis, asked.options().policy(), asked.requestId());
                    Answer.Streamed lines = response -> new LookupLines(response, results, asked.body()).write();
                    return results.ofLines(Answer.of(LINES, lines, Map.of()));
                });
    }

    private static List<String> cratesOf(List<LookupEntry> entries) {
        return entries.stream()
                .flatMap(entry ->
                        entry instanceof LookupEntry.Asked asked ? Stream.of(asked.question()) : Stream.empty())
                .map(question -> question.crate().toString())
                .toList();
    }
}
