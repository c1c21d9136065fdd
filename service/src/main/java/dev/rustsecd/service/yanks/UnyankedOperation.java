package dev.rustsecd.service.yanks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.admission.Place;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.snapshot.PerSnapshot;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.yanks.UnyankedCrates.Affected;
import dev.rustsecd.service.yanks.UnyankedCrates.Item;
import dev.rustsecd.words.rejection.RequestSentences;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions that a live vulnerability affects and that are not yanked, a page at a time. */
final class UnyankedOperation {
    private static final String PAGE_TOKEN = "page_token";

    private final PerSnapshot<UnyankedCrates> crates;

    UnyankedOperation(SnapshotHolder holder) {
        this.crates = new PerSnapshot<>(holder) {
            @Override
            protected UnyankedCrates make(ServedFacts facts, @Nullable UnyankedCrates before) {
                return UnyankedCrates.of(facts.snapshot());
            }
        };
    }

    Operation<?> row() {
        return Operation.get("unyanked", "/v1/lint/unyanked", PageQuestion::read, this::answer);
    }

    /**
     * @param after the crate behind which the page begins, by canonical name
     */
    private record PageQuestion(
            Query query, int limit, @Nullable String after, Place place) {
        static PageQuestion read(Call call) {
            Query query = call.query();
            query.allowOnly(List.of("limit", PAGE_TOKEN));
            int limit = query.limit();
            String after = query.one(PAGE_TOKEN).map(UnyankedOperation::name).orElse(null);
            call.requireJson();
            return new PageQuestion(query, limit, after, call.place());
        }
    }

    private Future<Answer> answer(PageQuestion asked) {
        crates.requireLoaded();
        UnyankedCrates made = crates.ifMade();
        Future<UnyankedCrates> all = made == null ? asked.place().run(crates::current) : Future.succeededFuture(made);
        return all.map(found -> page(asked.query(), found, asked.after(), asked.limit()));
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
            Json.texts(out, "advisories", version.advisories());
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
            throw Query.invalid(PAGE_TOKEN, RequestSentences.NOT_A_TOKEN);
        }
        throw Query.invalid(PAGE_TOKEN, RequestSentences.NOT_A_TOKEN);
    }
}
