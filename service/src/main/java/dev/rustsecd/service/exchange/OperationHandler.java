package dev.rustsecd.service.exchange;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.problem.ProblemAnswer;
import io.vertx.core.Future;

/** Answers one operation of the API: gather, decide, render. */
@FunctionalInterface
public interface OperationHandler {
    /**
     * Called on an event loop. What is wrong is thrown, or fails the future.
     *
     * @throws RejectedInput for an input that is refused
     * @throws ProblemAnswer for everything else that a client is told of
     */
    Future<Answer> answer(Call call);
}
