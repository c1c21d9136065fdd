package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is known of one crate as JSON. Without a registry that is its advisories. */
public final class JsonCrate {
    private JsonCrate() {}

    /**
     * @param asked the name in the question; the answer spells it as the advisories do
     * @param stale whether the advisories are too old to say that there are no others
     */
    public static byte[] render(CrateName asked, Snapshot snapshot, AdvisoryFragments fragments, boolean stale) {
        CrateAdvisories crate = snapshot.crate(asked);
        List<AdvisoryRecord> live = crate == null ? List.of() : crate.live();
        List<AdvisoryRecord> withdrawn = crate == null ? List.of() : crate.withdrawn();
        int expectedBytes = Stream.concat(live.stream(), withdrawn.stream())
                .mapToInt(fragments::sizeOf)
                .sum();
        return Json.bytes(expectedBytes + FindingJson.EXPECTED_BYTES, out -> {
            out.writeStartObject();
            Json.text(out, "crate", spelling(asked, live, withdrawn));
            out.writeNullField("known");
            advisories(out, "advisories", live, fragments);
            advisories(out, "withdrawn", withdrawn, fragments);
            out.writeNullField("latest_safe_version");
            counts(out, live, withdrawn);
            out.writeNullField("yanked");
            out.writeNullField("versions");
            JsonDatabase.write(out, snapshot, snapshot.revisionOf(crate), stale);
            out.writeEndObject();
        });
    }

    private static CrateName spelling(CrateName asked, List<AdvisoryRecord> live, List<AdvisoryRecord> withdrawn) {
        return Stream.concat(live.stream(), withdrawn.stream())
                .map(record -> record.advisory().crate())
                .findFirst()
                .orElse(asked);
    }

    private static void advisories(
            JsonGenerator out, String member, List<AdvisoryRecord> records, AdvisoryFragments fragments)
            throws IOException {
        out.writeArrayFieldStart(member);
        for (AdvisoryRecord record : records) {
            out.writeRawValue(fragments.json(record));
        }
        out.writeEndArray();
    }

    private static void counts(JsonGenerator out, List<AdvisoryRecord> live, List<AdvisoryRecord> withdrawn)
            throws IOException {
        out.writeObjectFieldStart("counts");
        out.writeNumberField("vulnerabilities", count(live, AdvisoryKind.VULNERABILITY));
        out.writeNumberField("unsound", count(live, AdvisoryKind.UNSOUND));
        out.writeNumberField("unmaintained", count(live, AdvisoryKind.UNMAINTAINED));
        out.writeNumberField("notice", count(live, AdvisoryKind.NOTICE));
        out.writeNumberField("withdrawn", withdrawn.size());
        out.writeNullField("versions");
        out.writeNullField("yanked");
        out.writeEndObject();
    }

    private static long count(List<AdvisoryRecord> records, AdvisoryKind kind) {
        return records.stream()
                .filter(record -> record.advisory().kind() == kind)
                .count();
    }
}
