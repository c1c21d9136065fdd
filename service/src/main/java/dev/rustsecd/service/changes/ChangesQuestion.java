package dev.rustsecd.service.changes;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.store.ChangePosition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of the change stream a client asks for.
 *
 * @param crate canonical name; all crates where there is none
 */
record ChangesQuestion(ChangePosition after, Optional<String> crate) {
    private static final List<String> PARAMETERS = List.of("since", "crate");

    /**
     * @param lastEventId goes over {@code since}: a browser that connects again repeats the address it was given first
     * @throws RejectedInput for anything that cannot be read
     */
    static ChangesQuestion read(Query query, @Nullable String lastEventId) {
        query.allowOnly(PARAMETERS);
        Optional<ChangePosition> since = query.one("since")
                .map(text -> ChangePosition.parse(text)
                        .orElseThrow(() -> Query.invalid("since", "is neither a revision nor the id of an event")));
        Optional<String> crate =
                query.one("crate").map(name -> CrateName.parse(name).canonical());
        return new ChangesQuestion(
                lastEventId == null || lastEventId.isEmpty()
                        ? since.orElse(ChangePosition.behind(0))
                        : ChangePosition.parse(lastEventId).orElseThrow(ChangesQuestion::notAnId),
                crate);
    }

    private static RejectedInput notAnId() {
        return new RejectedInput(Rejection.PARAMETER_INVALID, "Last-Event-ID is not the id of an event");
    }
}
