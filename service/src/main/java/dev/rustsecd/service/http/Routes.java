package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.exchange.Exchange;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.Query;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The routes of the public port: which operation answers which path, and what answers everything else. */
final class Routes {
    private static final String UNMATCHED = "unmatched";

    private final Exchange exchange;
    private final List<Operation> operations;
    private final Predicate<HttpServerRequest> first;

    /**
     * @param first tried before any route; whether it answered
     */
    Routes(Exchange exchange, List<Operation> operations, Predicate<HttpServerRequest> first) {
        this.exchange = exchange;
        this.operations = operations;
        this.first = first;
    }

    /**
     * One path and what answers some of its methods; a path that fits two goes to the first.
     *
     * @param id of the OpenAPI document
     * @param path as the router writes it: {@code /v1/crates/:name}
     * @param methods without HEAD, which goes with GET, and OPTIONS, which every path has
     * @param errorForm how it tells of what is wrong
     */
    record Operation(String id, String path, List<String> methods, OperationHandler handler, ErrorForm errorForm) {
        Operation(String id, String path, List<String> methods, OperationHandler handler) {
            this(id, path, methods, handler, ErrorForm.PROBLEM);
        }

        static Operation get(String id, String path, OperationHandler handler) {
            return new Operation(id, path, List.of("GET"), handler);
        }

        /** The same operation, with errors in another form. */
        Operation with(ErrorForm form) {
            return new Operation(id, path, methods, handler, form);
        }

        /** The path as OpenAPI writes it: {@code /v1/crates/{name}}. */
        String template() {
            return path.replaceAll(":(\\w+)", "{$1}");
        }

        /** With HEAD where there is GET. */
        List<String> answered() {
            List<String> answered = new ArrayList<>(methods);
            if (methods.contains("GET")) {
                answered.add("HEAD");
            }
            return answered;
        }
    }

    /** Answers every request; the router's own answers to hosts and paths that it cannot read are none of ours. */
    Handler<HttpServerRequest> handler(Vertx vertx) {
        Router router = router(vertx);
        return request -> {
            String path = request.path();
            boolean hasHost = request.authority() != null;
            if (hasHost && path != null && path.startsWith("/") && Query.isWellEncoded(path)) {
                if (!first.test(request)) {
                    router.handle(request);
                }
            } else {
                answer(
                        new Call(request, UNMATCHED, ErrorForm.PROBLEM, Map.of()),
                        problem(ProblemType.MALFORMED_REQUEST));
            }
        };
    }

    private Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        for (Operation operation : operations) {
            for (String method : operation.answered()) {
                router.route(HttpMethod.valueOf(method), operation.path())
                        .handler(context -> run(context, operation, operation.handler()));
            }
            allowed.computeIfAbsent(operation.path(), none -> new ArrayList<>()).addAll(operation.answered());
        }
        for (Operation operation : operations) {
            List<String> methods = new ArrayList<>(allowed.getOrDefault(operation.path(), List.of()));
            methods.add("OPTIONS");
            router.route(HttpMethod.OPTIONS, operation.path())
                    .handler(context -> run(context, operation, preflight(methods)));
            router.route(operation.path()).handler(context -> run(context, operation, wrongMethod(operation, methods)));
        }
        router.route().handler(context -> runUnmatched(context, problem(ProblemType.NOT_FOUND)));
        router.errorHandler(500, context -> runUnmatched(context, defect(context)));
        return router;
    }

    private void run(RoutingContext context, Operation operation, OperationHandler handler) {
        Call call = new Call(context.request(), operation.id(), operation.errorForm(), context.pathParams());
        answer(call, handler);
    }

    private void runUnmatched(RoutingContext context, OperationHandler handler) {
        answer(new Call(context.request(), UNMATCHED, ErrorForm.PROBLEM, Map.of()), handler);
    }

    // It never fails, and nobody waits for it.
    private void answer(Call call, OperationHandler handler) {
        var unused = exchange.run(call, handler);
    }

    private static OperationHandler preflight(List<String> allowed) {
        String methods = String.join(", ", allowed);
        return call -> Future.succeededFuture(Answer.empty(204)
                .with("Allow", methods)
                .with("Access-Control-Allow-Methods", methods)
                .with(
                        "Access-Control-Allow-Headers",
                        "Accept, Content-Encoding, Content-Type, If-None-Match, Last-Event-ID, X-Request-Id")
                .with("Access-Control-Max-Age", "86400"));
    }

    private static OperationHandler wrongMethod(Operation operation, List<String> allowed) {
        String methods = String.join(", ", allowed);
        String detail = switch (operation.errorForm()) {
            case PROBLEM -> "there is " + methods;
            // Source: esp-v2, the answer of osv.dev's proxy.
            case OSV ->
                "The current request is matched to the defined url template \"" + operation.template()
                        + "\" but its http method is not allowed";
        };
        Problem problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail);
        return call -> Future.succeededFuture(Answer.of(problem, call).with("Allow", methods));
    }

    private static OperationHandler problem(ProblemType type) {
        return call -> Future.failedFuture(new ProblemAnswer(type, ""));
    }

    private static OperationHandler defect(RoutingContext context) {
        Throwable failure = context.failure();
        return call -> Future.failedFuture(failure == null ? new IllegalStateException("no answer") : failure);
    }
}
