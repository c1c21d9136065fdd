package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;

/** The answers to bodies beyond a limit. */
final class Limits {
    private Limits() {}

    static ProblemAnswer bodyTooLarge(long maxBytes) {
        String detail = "a body has at most " + maxBytes + " bytes, decompressed";
        return new ProblemAnswer(Problem.of(ProblemType.BODY_TOO_LARGE, detail).withLimit(maxBytes));
    }

    static ProblemAnswer tooMuchInFlight() {
        return new ProblemAnswer(ProblemType.OVERLOADED, "too many bytes of requests are in memory");
    }
}
