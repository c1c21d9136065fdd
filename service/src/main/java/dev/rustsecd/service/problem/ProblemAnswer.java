package dev.rustsecd.service.problem;

/** A request is answered with a problem that is no rejected input. Not a bug: it has no stack trace. */
public final class ProblemAnswer extends RuntimeException {
    private final transient Problem problem;

    public ProblemAnswer(Problem problem) {
        super(problem.type().slug(), null, false, false);
        this.problem = problem;
    }

    public ProblemAnswer(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    public Problem problem() {
        return problem;
    }
}
