package dev.rustsecd.service.yanks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.yanks.UnyankedCrates.Affected;
import dev.rustsecd.service.yanks.UnyankedCrates.Item;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/lint/unyanked}: versions that a live vulnerability affects and that are not yanked, a page at a time. */
public final class UnyankedHandler implements OperationHandler {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final String LIMIT = "limit";
    private static final String PAGE_TOKEN = "page_token";

    private final YankFacts facts;
    private final BoundedWorker worker;
    private volatile @Nullable Made latest;

    public UnyankedHandler(YankFacts facts, BoundedWorker worker) {
        this.facts = facts;
        this.worker = worker;
    }

    /** What was made of one snapshot. */
    private record Made(Snapshot snapshot, UnyankedCrates crates) {}

    @Override
    public Future<Answer> answer(Call call) {
        Query query = call.query();
        query.allowOnly(List.of(LIMIT, PAGE_TOKEN));
        int limit = limit(query);
        String after = query.one(PAGE_TOKEN).map(UnyankedHandler::name).orElse(null);
        YankFacts.requireJson(call);
        return crates(facts.snapshot()).map(crates -> page(query, crates, after, limit));
    }

    @SuppressWarnings("ReferenceEquality") // other facts, even equal ones, are another object
    private Future<UnyankedCrates> crates(Snapshot snapshot) {
        Made made = latest;
        if (made != null && made.snapshot() == snapshot) {
            return Future.succeededFuture(made.crates());
        }
        return worker.run(() -> {
            UnyankedCrates crates = UnyankedCrates.of(snapshot);
            latest = new Made(snapshot, crates);
            return crates;
        });
    }

    private static Answer page(Query query, UnyankedCrates crates, @Nullable String after, int limit) {
        List<Item> items = crates.after(after, limit);
        List<Item> rest = items.size() < limit
                ? List.of()
                : crates.after(items.get(items.size() - 1).canonical(), 1);
        String next = rest.isEmpty() ? null : token(items.get(items.size() - 1));
        Answer answer = Answer.json(Json.bytes(1_000, out -> {
            out.writeStartObject();
            out.writeNumberField("total", crates.items().size());
            out.writeArrayFieldStart("items");
            for (Item item : items) {
                write(out, item);
            }
            out.writeEndArray();
            Json.text(out, "next_page_token", next);
            out.writeEndObject();
        }));
        return next == null
                ? answer
                : answer.with("Link", "</v1/lint/unyanked?" + query.encodedWith(PAGE_TOKEN, next) + ">; rel=\"next\"");
    }

    private static void write(JsonGenerator out, Item item) throws IOException {
        out.writeStartObject();
        Json.text(out, "crate", item.crate());
        out.writeArrayFieldStart("versions");
        for (Affected version : item.versions()) {
            out.writeStartObject();
            Json.text(out, "version", version.version());
            out.writeArrayFieldStart("advisories");
            for (Object id : version.advisories()) {
                out.writeString(id.toString());
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("no_safe_version", item.noSafeVersion());
        out.writeEndObject();
    }

    private static String token(Item item) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(item.canonical().getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String token) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (CrateName.isRegistryName(name)) {
                return name;
            }
        } catch (IllegalArgumentException notBase64) {
            throw Query.invalid(PAGE_TOKEN, "is none that this server gave");
        }
        throw Query.invalid(PAGE_TOKEN, "is none that this server gave");
    }

    private static int limit(Query query) {
        String text = query.one(LIMIT).orElse(String.valueOf(DEFAULT_LIMIT));
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Query.invalid(LIMIT, "is no number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
