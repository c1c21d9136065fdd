package dev.rustsecd.service.changes;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.store.ChangePosition;
import dev.rustsecd.words.rejection.RequestSentences;
import java.util.List;
import java.util.Optional;

/**
 * What of the change stream a client asks for.
 *
 * @param crate canonical name; all crates where there is none
 */
record ChangesQuestion(ChangeFormat format, ChangePosition after, Optional<String> crate) {
    private static final List<String> PARAMETERS = List.of("since", "crate");

    /**
     * The id of the last event goes over {@code since}: a browser that connects again repeats the address it was given
     * first.
     *
     * @throws RejectedInput for anything that cannot be read
     * @throws ProblemAnswer where the client takes no format that there is
     */
    static ChangesQuestion read(Call call) {
        Query query = call.query();
        String lastEventId = call.request().getHeader("Last-Event-ID");
        query.allowOnly(PARAMETERS);
        Optional<ChangePosition> since = query.one("since")
                .map(text -> ChangePosition.parse(text)
                        .orElseThrow(() -> Query.invalid("since", RequestSentences.NOT_A_POSITION)));
        Optional<String> crate =
                query.one("crate").map(name -> CrateName.parse(name).canonical());
        ChangePosition after = lastEventId == null || lastEventId.isEmpty()
                ? since.orElse(ChangePosition.behind(0))
                : ChangePosition.parse(lastEventId).orElseThrow(ChangesQuestion::notAnId);
        return new ChangesQuestion(ChangeFormat.of(call.representation(ChangeFormat.MEDIA_TYPES)), after, crate);
    }

    /** The same, once what is behind this position was told. */
    ChangesQuestion after(ChangePosition reached) {
        return new ChangesQuestion(format, reached, crate);
    }

    /** Whether the answer goes on. */
    boolean isLive() {
        return format == ChangeFormat.EVENTS;
    }

    private static RejectedInput notAnId() {
        return new RejectedInput(Rejection.PARAMETER_INVALID, RequestSentences.EVENT_ID);
    }
}
