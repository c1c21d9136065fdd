package dev.rustsecd.service.osv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Answers queries from a database, each with one page of matches: records that are not withdrawn, by id.
 *
 * @param maxMatches of a page
 * @param maxBytes of a page, but for its last record
 */
public record OsvAnswers(OsvDatabase database, int maxMatches, int maxBytes) {
    // Source: osv.dev, docs/api/post-v1-query.md and query_affected.go, the soft limit of a response.
    private static final int MAX_MATCHES = 1_000;
    private static final int MAX_BYTES = 10_000_000;

    /** With osv.dev's limits. */
    public static OsvAnswers of(OsvDatabase database) {
        return new OsvAnswers(database, MAX_MATCHES, MAX_BYTES);
    }

    /** The body of {@code /v1/query}: whole records; {@code {}} where nothing matches. */
    public byte[] one(OsvQuery query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page(out, query, OsvEntry::json);
        return out.toByteArray();
    }

    /** The body of {@code /v1/querybatch}: ids and times of change, in the order of the queries. */
    public byte[] batch(List<OsvQuery> queries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "{");
        for (int i = 0; i < queries.size(); i++) {
            write(out, i == 0 ? "\"results\":[" : ",");
            page(out, queries.get(i), OsvEntry::reference);
        }
        write(out, queries.isEmpty() ? "}" : "]}");
        return out.toByteArray();
    }

    private void page(ByteArrayOutputStream out, OsvQuery query, Function<OsvEntry, byte[]> form) {
        int matches = 0;
        int start = out.size();
        String last = "";
        write(out, "{");
        for (OsvEntry entry : query.crate() == null ? List.<OsvEntry>of() : database.live(query.crate())) {
            if (!query.after().isBefore(entry) || (query.version() != null && !entry.affects(query.version()))) {
                continue;
            }
            if (matches == maxMatches || out.size() - start > maxBytes) {
                write(out, "],\"next_page_token\":\"" + new OsvCursor(last).token() + "\"}");
                return;
            }
            write(out, matches == 0 ? "\"vulns\":[" : ",");
            out.writeBytes(form.apply(entry));
            last = entry.id();
            matches++;
        }
        write(out, matches == 0 ? "}" : "]}");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
