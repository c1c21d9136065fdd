package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.store.Storable;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as the JSON rows that the upsert takes; the keys are the columns of table {@code advisory}. */
final class AdvisoryRows {
    private AdvisoryRows() {}

    static JsonArray of(List<Upsert> upserts) {
        JsonArray rows = new JsonArray();
        upserts.forEach(upsert -> rows.add(row(upsert)));
        return rows;
    }

    private static JsonObject row(Upsert upsert) {
        Advisory advisory = upsert.advisory();
        JsonObject row = new JsonObject()
                .put("id", Storable.text(advisory.id().text()))
                .put("path", Storable.text(upsert.key()))
                .put("blob", Storable.text(upsert.digest()))
                .put("crate", Storable.text(advisory.crate().toString()))
                .put("crate_canonical", Storable.text(advisory.crate().canonical()))
                .put("collection", advisory.collection().label())
                .put("description_html", Storable.text(upsert.descriptionHtml()));
        putTexts(row, advisory);
        putLists(row, advisory);
        putTouch(row, "created", upsert.created());
        putTouch(row, "modified", upsert.modified());
        row.put("remarks", array(upsert.remarks()));
        return row;
    }

    private static void putTexts(JsonObject row, Advisory advisory) {
        row.put("title", Storable.text(advisory.title()))
                .put("description", Storable.text(advisory.description()))
                .put("date", Storable.text(advisory.date()))
                .put(
                        "cvss",
                        advisory.severity() == null ? null : advisory.severity().vector())
                .put("informational", Storable.textOrNull(advisory.informational()))
                .put("source_id", Storable.textOrNull(advisory.source()))
                .put("url", Storable.textOrNull(advisory.url()))
                .put("withdrawn", Storable.textOrNull(advisory.withdrawn()))
                .put("license", Storable.text(advisory.license()))
                .put("expect_deleted", advisory.expectDeleted());
    }

    private static void putLists(JsonObject row, Advisory advisory) {
        row.put("aliases", array(advisory.aliases()))
                .put("related", array(advisory.related()))
                .put("categories", array(advisory.categories()))
                .put("keywords", array(advisory.keywords()))
                .put("reference_urls", array(advisory.references()))
                .put("patched", array(advisory.versions().patched()))
                .put("unaffected", array(advisory.versions().unaffected()))
                .put("affected", affected(advisory.affected()));
    }

    private static void putTouch(JsonObject row, String name, Touch touch) {
        row.put(name + "_at", Storable.time(touch.at()).toString())
                .put(name + "_on", Storable.day(touch.on()).toString());
    }

    private static @Nullable JsonObject affected(@Nullable AffectedScope scope) {
        if (scope == null) {
            return null;
        }
        JsonArray functions = new JsonArray();
        scope.functions()
                .forEach((path, versions) -> functions.add(
                        new JsonObject().put("path", Storable.text(path)).put("versions", array(versions))));
        return new JsonObject()
                .put("arch", array(scope.arch()))
                .put("os", array(scope.os()))
                .put("functions", functions);
    }

    private static JsonArray array(List<?> values) {
        return new JsonArray(Storable.texts(values));
    }
}
