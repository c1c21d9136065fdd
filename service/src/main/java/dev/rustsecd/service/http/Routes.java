package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.exchange.Exchange;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.http.HttpSettings.ConnectionLimits;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.Query;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the public port, made of the table of operations: which operation answers which path, and what answers
 * everything else. Answers that are made beforehand are looked for before any route is tried: sites ask again and again for
 * what they have already, and finding the route would cost more than the answer.
 */
final class Routes {
    private final Exchange exchange;
    private final List<Operation<?>> operations;
    private final List<PreparedPath> prepared;
    private final ConnectionLimits limits;

    /** What answers where no operation does. */
    private final Operation<Call> unmatched;

    /** @param unknown how it is told that nothing is at an address */
    Routes(Exchange exchange, List<Operation<?>> operations, ErrorForm unknown, ConnectionLimits limits) {
        this.limits = limits;
        this.unmatched = Operation.get("unmatched", "/*", (Call call) -> call, problem(ProblemType.NOT_FOUND))
                .with(unknown);
        this.exchange = exchange;
        this.operations = operations;
        this.prepared = operations.stream()
                .filter(operation -> operation.prepared() != null)
                .map(PreparedPath::of)
                .toList();
    }

    /** A path with one parameter, whose answers are made beforehand: what stands before it and behind it. */
    private record PreparedPath(Operation<?> operation, Operation.Prepared answers, String before, String behind) {
        static PreparedPath of(Operation<?> operation) {
            String[] parts = operation.path().split(":\\w+", -1);
            return new PreparedPath(operation, Objects.requireNonNull(operation.prepared()), parts[0], parts[1]);
        }

        @Nullable
        Answer find(String path) {
            int end = path.length() - behind.length();
            return end > before.length() && path.startsWith(before) && path.endsWith(behind)
                    ? answers.find(path.substring(before.length(), end))
                    : null;
        }
    }

    /** Answers every request; the router's own answers to hosts and paths that it cannot read are none of ours. */
    Handler<HttpServerRequest> handler(Vertx vertx) {
        Router router = router(vertx);
        return request -> {
            String path = request.path();
            boolean hasHost = request.authority() != null;
            Optional<ProblemType> tooLarge = Http2Heads.problem(request, limits);
            if (tooLarge.isPresent()) {
                run(new Call(request, unmatched, Map.of()), problem(tooLarge.get()));
            } else if (!hasHost || path == null || !path.startsWith("/") || !Query.isWellEncoded(path)) {
                run(new Call(request, unmatched, Map.of()), problem(ProblemType.MALFORMED_REQUEST));
            } else if (!revalidate(request, path)) {
                router.handle(request);
            }
        };
    }

    /**
     * Answers with 304 who has the answer that is prepared, and names its tag as the only one.
     *
     * @return whether it did; a route answers all else, with the same header fields
     */
    private boolean revalidate(HttpServerRequest request, String path) {
        if (!request.method().equals(HttpMethod.GET) || !request.headers().contains(HttpHeaders.IF_NONE_MATCH)) {
            return false;
        }
        for (PreparedPath each : prepared) {
            Answer answer = each.find(path);
            if (answer != null) {
                return exchange.revalidate(request, each.operation(), answer);
            }
        }
        return false;
    }

    private Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        for (Operation<?> operation : operations) {
            for (String method : operation.answered()) {
                router.route(HttpMethod.valueOf(method), operation.path())
                        .handler(context -> run(call(context, operation), operation::answer));
            }
            allowed.computeIfAbsent(operation.path(), none -> new ArrayList<>()).addAll(operation.answered());
        }
        for (Operation<?> operation : operations) {
            String methods = String.join(", ", allowed.getOrDefault(operation.path(), List.of())) + ", OPTIONS";
            router.route(HttpMethod.OPTIONS, operation.path())
                    .handler(context -> run(call(context, operation), preflight(methods)));
            router.route(operation.path()).handler(context -> run(call(context, operation), wrongMethod(methods)));
        }
        router.route().handler(context -> run(call(context, unmatched), unmatched::answer));
        router.errorHandler(500, context -> run(call(context, unmatched), defect(context)));
        return router;
    }

    private static Call call(RoutingContext context, Operation<?> operation) {
        return new Call(context.request(), operation, context.pathParams());
    }

    // It never fails, and nobody waits for it.
    private void run(Call call, Function<Call, Future<Answer>> answer) {
        var unused = exchange.run(call, answer);
    }

    private static Function<Call, Future<Answer>> preflight(String methods) {
        return call -> Future.succeededFuture(Answer.empty(204)
                .with("Allow", methods)
                .with("Access-Control-Allow-Methods", methods)
                .with(
                        "Access-Control-Allow-Headers",
                        "Accept, Content-Encoding, Content-Type, If-None-Match, Last-Event-ID, X-Request-Id")
                .with("Access-Control-Max-Age", "86400"));
    }

    private static Function<Call, Future<Answer>> wrongMethod(String methods) {
        return call -> {
            Operation<?> operation = call.operation();
            String detail = operation.errors().wrongMethod(operation, methods);
            Problem problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail);
            return Future.succeededFuture(operation.errors().of(problem, call).with("Allow", methods));
        };
    }

    private static Function<Call, Future<Answer>> problem(ProblemType type) {
        return call -> Future.failedFuture(new ProblemAnswer(type, ""));
    }

    private static Function<Call, Future<Answer>> defect(RoutingContext context) {
        Throwable failure = context.failure();
        return call -> Future.failedFuture(failure == null ? new IllegalStateException("no answer") : failure);
    }
}
