package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.Problem;

/** How an operation tells of what is wrong. */
@FunctionalInterface
public interface ErrorForm {
    /** RFC 9457. */
    ErrorForm PROBLEM = (problem, call) -> Answer.of(problem, "application/problem+json", problem.bytes(call.id()));

    Answer of(Problem problem, Call call);

    /** The answer to what the operation itself rejects; what is wrong beside that may be told in a plainer form. */
    default Answer ofRejection(Problem problem, Call call) {
        return of(problem, call);
    }

    /** What is said to a method that the operation's path does not have. */
    default String wrongMethod(Operation<?> operation, String allowed) {
        return "there is " + allowed;
    }
}
