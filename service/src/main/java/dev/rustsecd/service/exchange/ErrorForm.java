package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.util.Set;
import java.util.stream.Stream;

/** How an operation tells of what is wrong. */
@FunctionalInterface
public interface ErrorForm {
    /** RFC 9457. */
    ErrorForm PROBLEM = (problem, call) -> Answer.of(problem, "application/problem+json", problem.bytes(call.id()));

    /** Methods that go with another one, and that nobody is to be sent to. */
    Set<String> UNUSUAL = Set.of("HEAD", "OPTIONS", "QUERY");

    Answer of(Problem problem, Call call);

    /** The answer to what the operation itself rejects; what is wrong beside that may be told in a plainer form. */
    default Answer ofRejection(Problem problem, Call call) {
        return of(problem, call);
    }

    /** What is said to a method that the operation's path does not have. */
    default String wrongMethod(Operation<?> operation, String allowed) {
        return ProblemSentences.useMethod(Stream.of(allowed.split(", "))
                .filter(method -> !UNUSUAL.contains(method))
                .toList());
    }
}
