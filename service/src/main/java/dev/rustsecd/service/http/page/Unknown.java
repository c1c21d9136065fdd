package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.problem.Problem;
import java.util.List;
import java.util.Optional;

/** What is wrong with a request that no operation answers: a page for who likes HTML better than JSON. */
record Unknown(Html html) implements ErrorForm {
    private static final String HTML = "text/html";

    /** Of equals the first: who takes anything gets a problem. */
    private static final List<String> FORMS = List.of("application/problem+json", "application/json", HTML);

    @Override
    public Answer of(Problem problem, Call call) {
        return html.of(problem, call);
    }

    @Override
    public Answer ofRejection(Problem problem, Call call) {
        return call.accepted().best(FORMS).equals(Optional.of(HTML))
                ? html.ofRejection(problem, call)
                : of(problem, call);
    }
}
