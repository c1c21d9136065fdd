package dev.rustsecd.service.http;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.JsonCrate;
import dev.rustsecd.service.request.PolicyMember;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.snapshot.Freshness;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

/** {@code GET /v1/crates/{name}}. */
final class CrateHandler implements OperationHandler {
    private static final String VERSIONS = "versions";

    private final Views views;
    private final Freshness freshness;
    private final InstantSource clock;

    CrateHandler(Views views, Freshness freshness, InstantSource clock) {
        this.views = views;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        readQuery(call.query());
        Representation.require(call, "application/json");
        CrateName name = CrateName.parse(call.pathParameter("name"));
        View view = views.current();
        Instant now = clock.instant();
        boolean stale = freshness.isStale(view.snapshot(), now);
        return Future.succeededFuture(
                view.answer(JsonCrate.render(name, view.snapshot(), view.fragments(), stale), now));
    }

    /**
     * Without a registry there is no list of versions and nothing to wait for; wrong values are refused all the same.
     *
     * @throws RejectedInput for a parameter that the route does not have
     */
    private static void readQuery(Query query) {
        query.allowOnly(List.of(VERSIONS, PolicyMember.WAIT.label()));
        String versions = query.one(VERSIONS).orElse("false");
        if (!versions.equals("true") && !versions.equals("false")) {
            throw Query.invalid(VERSIONS, "is neither true nor false");
        }
        PolicyReader.read(PolicyValues.ofQuery(query.without(VERSIONS), EnumSet.of(PolicyMember.WAIT)));
    }
}
