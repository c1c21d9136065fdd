package dev.rustsecd.service.osv;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.request.JsonSource;
import dev.rustsecd.service.request.Utf8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of the two query routes, as proto JSON is read: members that are not known are skipped, names are
 * written with underscores or in camel case, null is no value.
 */
public final class OsvQueries {
    /** Source: osv.dev API, limit of a batch. */
    static final int MAX_BATCH = 1_000;

    private OsvQueries() {}

    /**
     * Reads the body of {@code /v1/query}.
     *
     * @throws RejectedInput where it is no JSON of this shape, or {@link Rejection#OSV_QUERY_INVALID}
     */
    public static OsvQuery readOne(byte[] body) {
        String text = Utf8.decode(body);
        if (text.isBlank()) {
            throw OsvFields.reject("no query provided");
        }
        return JsonSource.read(text, OsvQueries::fields).check();
    }

    /**
     * Reads the body of {@code /v1/querybatch}. A batch that is too long is rejected before any of its queries; else the
     * first bad query rejects the batch.
     *
     * @throws RejectedInput where it is no JSON of this shape, or {@link Rejection#OSV_QUERY_INVALID}
     */
    public static List<OsvQuery> readBatch(byte[] body) {
        String text = Utf8.decode(body);
        List<OsvFields> all = text.isBlank() ? List.of() : JsonSource.read(text, OsvQueries::batch);
        if (all.size() > MAX_BATCH) {
            throw OsvFields.reject("too many queries");
        }
        List<OsvQuery> queries = new ArrayList<>(all.size());
        for (OsvFields fields : all) {
            queries.add(checked(fields, queries.size()));
        }
        return queries;
    }

    private static OsvQuery checked(OsvFields fields, int index) {
        try {
            return fields.check();
        } catch (RejectedInput rejected) {
            String place = "error in query at index " + index + ": rpc error: code = InvalidArgument desc = ";
            throw rejected.in(Rejection.OSV_QUERY_INVALID, why -> place + why);
        }
    }

    private static List<OsvFields> batch(JsonSource json) {
        List<OsvFields> queries = new ArrayList<>();
        json.object(member -> {
            if (member.equals("queries") && !json.isNull()) {
                json.array(() -> take(json, queries));
            } else {
                json.skip();
            }
        });
        return queries;
    }

    // One more than a batch may have says that it has too many; the rest is read and not kept.
    private static void take(JsonSource json, List<OsvFields> queries) {
        OsvFields fields = fields(json);
        if (queries.size() <= MAX_BATCH) {
            queries.add(fields);
        }
    }

    private static OsvFields fields(JsonSource json) {
        Map<String, String> texts = new HashMap<>();
        boolean[] named = {false};
        json.object(member -> {
            if (member.equals("package") && !json.isNull()) {
                named[0] = true;
                json.object(inner -> text(json, inner, List.of("name", "ecosystem", "purl"), texts));
            } else {
                text(json, member, List.of("commit", "version", "page_token", "pageToken"), texts);
            }
        });
        @Nullable String commit = texts.get("commit");
        if (commit != null && texts.containsKey("version")) {
            throw json.reject("commit or version, not both");
        }
        return new OsvFields(
                commit,
                texts.getOrDefault("version", ""),
                named[0],
                texts.getOrDefault("name", ""),
                texts.getOrDefault("ecosystem", ""),
                texts.getOrDefault("purl", ""),
                texts.getOrDefault("page_token", texts.getOrDefault("pageToken", "")));
    }

    private static void text(JsonSource json, String member, List<String> known, Map<String, String> texts) {
        if (!known.contains(member) || json.isNull()) {
            json.skip();
        } else {
            texts.put(member, json.string());
        }
    }
}
