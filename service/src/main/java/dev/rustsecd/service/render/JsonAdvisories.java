package dev.rustsecd.service.render;

import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advisories by themselves as JSON: one, several of one alias, or a page of a list. */
public final class JsonAdvisories {
    private JsonAdvisories() {}

    /** One advisory, its description also as HTML. */
    public static byte[] one(AdvisoryRecord record, AdvisoryFragments fragments) {
        int expectedBytes =
                fragments.sizeOf(record) + 2 * record.descriptionHtml().length();
        return Json.bytes(expectedBytes, out -> AdvisoryJson.writeWithHtml(out, record));
    }

    /** The choice between advisories that share an id or alias. */
    public static byte[] choice(String asked, List<AdvisoryRecord> records) {
        return Json.bytes(FindingJson.EXPECTED_BYTES, out -> {
            out.writeStartObject();
            Json.text(out, "id", asked);
            out.writeArrayFieldStart("items");
            for (AdvisoryRecord record : records) {
                out.writeStartObject();
                Json.text(out, "id", record.advisory().id());
                Json.text(out, "crate", record.advisory().crate());
                Json.text(out, "title", record.advisory().title());
                Json.text(out, "source", record.source());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /**
     * A page of a list.
     *
     * @param total how many there are on all pages
     * @param nextPageToken null on the last page
     */
    public static byte[] page(
            List<AdvisoryRecord> records,
            int total,
            @Nullable String nextPageToken,
            Snapshot snapshot,
            AdvisoryFragments fragments) {
        int expectedBytes = records.stream().mapToInt(fragments::sizeOf).sum() + FindingJson.EXPECTED_BYTES;
        return Json.bytes(expectedBytes, out -> {
            out.writeStartObject();
            out.writeNumberField("total", total);
            out.writeArrayFieldStart("items");
            for (AdvisoryRecord record : records) {
                out.writeRawValue(fragments.json(record));
            }
            out.writeEndArray();
            Json.text(out, "next_page_token", nextPageToken);
            out.writeNumberField("revision", snapshot.advisoriesRevision().number());
            out.writeEndObject();
        });
    }
}
