package dev.rustsecd.service.exchange;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an answer of every failure there can be. What is no refusal is a defect: it is logged here, once. */
public final class FailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    private FailureHandler() {}

    static Answer answer(Call call, Throwable failure) {
        return Answer.of(problem(call, failure), call);
    }

    private static Problem problem(Call call, Throwable failure) {
        if (failure instanceof RejectedInput refused) {
            return Problem.of(refused);
        }
        if (failure instanceof ProblemAnswer answer) {
            return answer.problem();
        }
        if (failure instanceof OutOfMemoryError) {
            return Problem.of(ProblemType.OVERLOADED, "too much memory is in use");
        }
        LOG.atError()
                .setCause(failure)
                .addKeyValue("http.operation", call.operation())
                .addKeyValue("request.id", call.id())
                .log("A request met a defect of this program");
        return Problem.of(ProblemType.INTERNAL, "");
    }
}
