package dev.rustsecd.service.yanks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonYank;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.service.store.YankHistory.Event;
import dev.rustsecd.yank.Yank;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code GET /v1/crates/{name}/yanks}: the yanked versions of a crate and what happened to them. */
public final class YankTimelineHandler implements OperationHandler {
    private final YankFacts facts;
    private final YankHistory history;

    public YankTimelineHandler(YankFacts facts, YankHistory history) {
        this.facts = facts;
        this.history = history;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Duration patience = YankFacts.patience(call);
        YankFacts.requireJson(call);
        return facts.crate(CrateName.parse(call.pathParameter("name")), patience)
                .compose(crate ->
                        history.of(crate.canonical()).recover(YankFacts::away).map(kept -> answer(crate, kept)));
    }

    private Answer answer(YankedCrate crate, List<Event> kept) {
        Map<String, Yank> yanks = crate.yanks(facts.maturity(), facts.now());
        List<Event> events = YankTimeline.of(kept, yanks, facts.snapshot().crate(crate.name()));
        return Answer.json(Json.bytes(1_000 + 400 * (yanks.size() + events.size()), out -> {
            out.writeStartObject();
            Json.text(out, "crate", crate.name());
            versions(out, yanks);
            events(out, events);
            out.writeEndObject();
        }));
    }

    private static void versions(JsonGenerator out, Map<String, Yank> yanks) throws IOException {
        out.writeArrayFieldStart("versions");
        for (Map.Entry<String, Yank> yank : yanks.entrySet()) {
            out.writeStartObject();
            Json.text(out, "version", yank.getKey());
            out.writeFieldName("yank");
            JsonYank.write(out, yank.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void events(JsonGenerator out, List<Event> events) throws IOException {
        out.writeArrayFieldStart("events");
        for (Event event : events) {
            out.writeStartObject();
            Json.text(out, "at", event.at());
            Json.text(out, "version", event.version());
            Json.text(out, "source", event.source().label());
            Json.text(out, "type", event.type());
            JsonYank.document(out, "before", event.before());
            JsonYank.document(out, "after", event.after());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
