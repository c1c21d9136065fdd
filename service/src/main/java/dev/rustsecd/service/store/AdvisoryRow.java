package dev.rustsecd.service.store;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.advisory.AffectedVersions;
import dev.rustsecd.advisory.Collection;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import dev.rustsecd.snapshot.Revision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes records of rows of table {@code advisory}, by the types that read the advisory's file. */
final class AdvisoryRow {
    private AdvisoryRow() {}

    /**
     * @param address under which this service is reached; empty where that is not known
     * @throws UnreadableFact where the domain's types refuse a value
     */
    static AdvisoryRecord record(Row row, String address) {
        try {
            Advisory advisory = advisory(row);
            return new AdvisoryRecord(
                    advisory,
                    row.getString("source"),
                    new Revision(row.getLong("revision")),
                    row.getString("description_html"),
                    touch(row, "created"),
                    touch(row, "modified"),
                    row.getBoolean("rustsec") ? advisory.pageAtRustSec() : advisory.ownPage(address));
        } catch (RejectedInput | IllegalArgumentException | DateTimeException | ClassCastException e) {
            throw new UnreadableFact(row.getString("source"), row.getString("id"), e);
        }
    }

    private static Advisory advisory(Row row) {
        @Nullable String cvss = row.getString("cvss");
        return new Advisory(
                new AdvisoryId(row.getString("id")),
                CrateName.of(row.getString("crate")),
                row.getString("title"),
                row.getString("description"),
                row.getString("date"),
                list(row, "aliases", AdvisoryId::new),
                list(row, "related", AdvisoryId::new),
                Collection.valueOf(row.getString("collection").toUpperCase(Locale.ROOT)),
                texts(row, "categories"),
                texts(row, "keywords"),
                cvss == null ? null : Severity.parse(cvss),
                row.getString("informational"),
                texts(row, "reference_urls"),
                row.getString("source_id"),
                row.getString("url"),
                row.getString("withdrawn"),
                row.getString("license"),
                row.getBoolean("expect_deleted"),
                AffectedVersions.of(
                        list(row, "patched", VersionReq::parse), list(row, "unaffected", VersionReq::parse)),
                affected(row.getJsonObject("affected")));
    }

    private static @Nullable AffectedScope affected(@Nullable JsonObject stored) {
        if (stored == null) {
            return null;
        }
        Map<String, List<VersionReq>> functions = new LinkedHashMap<>();
        for (Object function : stored.getJsonArray("functions")) {
            JsonObject entry = (JsonObject) function;
            functions.put(entry.getString("path"), list(entry.getJsonArray("versions"), VersionReq::parse));
        }
        return new AffectedScope(
                list(stored.getJsonArray("arch"), text -> text),
                list(stored.getJsonArray("os"), text -> text),
                functions);
    }

    private static Touch touch(Row row, String name) {
        return new Touch(row.getOffsetDateTime(name + "_at").toInstant(), row.getLocalDate(name + "_on"));
    }

    private static List<String> texts(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private static <T> List<T> list(Row row, String column, Function<String, T> read) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(read).toList();
    }

    private static <T> List<T> list(JsonArray values, Function<String, T> read) {
        return values.stream().map(value -> read.apply((String) value)).toList();
    }
}
