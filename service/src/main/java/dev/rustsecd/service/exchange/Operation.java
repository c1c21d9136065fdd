package dev.rustsecd.service.exchange;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the public port, as a value: a row of the table of operations. Both functions are called on an event
 * loop; what is wrong is thrown, or fails their future: {@link RejectedInput} for an input that is refused,
 * {@link ProblemAnswer} for everything else that a client is told of.
 *
 * @param id of the OpenAPI document, also in logs and metrics, where no path is
 * @param methods without HEAD, which goes with GET, and OPTIONS, which every path has
 * @param path as the router writes it: {@code /v1/crates/:name}; what fits two goes to the first of the table
 * @param ask reads a request into a question, or refuses it
 * @param answer answers the question
 * @param errors how it tells of what is wrong
 * @param prepared the answers that are made beforehand; null where none are
 */
public record Operation<Q>(
        String id,
        List<String> methods,
        String path,
        Function<Call, Future<Q>> ask,
        Function<Q, Future<Answer>> answer,
        ErrorForm errors,
        @Nullable Prepared prepared) {
    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    public Operation {
        methods = List.copyOf(methods);
    }

    /** Answers that are made before they are asked for. */
    @FunctionalInterface
    public interface Prepared {
        /**
         * Quick, and called before any route is tried.
         *
         * @param value of the path's one parameter; as it is in the path, or decoded
         * @return null where no answer is ready under this name, or nothing is loaded yet
         */
        @Nullable
        Answer find(String value);
    }

    /** An operation whose question is read off the event loop, or with the body. */
    public static <Q> Operation<Q> of(
            String id,
            List<String> methods,
            String path,
            Function<Call, Future<Q>> ask,
            Function<Q, Future<Answer>> answer) {
        return new Operation<>(id, methods, path, ask, answer, ErrorForm.PROBLEM, null);
    }

    /** An operation that is asked by the head of a request alone. */
    public static <Q> Operation<Q> get(
            String id, String path, Function<Call, Q> ask, Function<Q, Future<Answer>> answer) {
        return of(id, List.of("GET"), path, call -> Future.succeededFuture(ask.apply(call)), answer);
    }

    /**
     * An operation whose answers are made beforehand.
     *
     * @param path with one parameter
     * @param absent answers what none is ready for
     */
    public static Operation<Call> prepared(String id, String path, Prepared prepared, Function<Call, Answer> absent) {
        String parameter =
                PARAMETER.matcher(path).results().findFirst().orElseThrow().group(1);
        Function<Call, Answer> answer = call -> {
            Answer ready = prepared.find(call.pathParameter(parameter));
            return ready == null ? absent.apply(call) : ready;
        };
        Operation<Call> plain = get(id, path, call -> call, now(answer));
        return new Operation<>(id, plain.methods, path, plain.ask, plain.answer, plain.errors, prepared);
    }

    /** An answer that is made at once. */
    public static <Q> Function<Q, Future<Answer>> now(Function<Q, Answer> answer) {
        return question -> Future.succeededFuture(answer.apply(question));
    }

    /** The same operation, with errors in another form. */
    public Operation<Q> with(ErrorForm form) {
        return new Operation<>(id, methods, path, ask, answer, form, prepared);
    }

    /** Whether it changes what is kept. */
    public boolean writes() {
        return methods.contains("PUT") || methods.contains("DELETE");
    }

    /** An operation of the same address that is answered with a problem, whatever is asked. */
    public Operation<Q> rejecting(Problem problem) {
        return new Operation<>(
                id, methods, path, call -> Future.failedFuture(new ProblemAnswer(problem)), answer, errors, prepared);
    }

    /** The answer to a call of this operation. */
    public Future<Answer> answer(Call call) {
        return ask.apply(call).compose(answer);
    }

    /** The path as OpenAPI writes it: {@code /v1/crates/{name}}. */
    public String template() {
        return PARAMETER.matcher(path).replaceAll("{$1}");
    }

    /** With HEAD where there is GET. */
    public List<String> answered() {
        List<String> answered = new ArrayList<>(methods);
        if (methods.contains("GET")) {
            answered.add("HEAD");
        }
        return answered;
    }
}
