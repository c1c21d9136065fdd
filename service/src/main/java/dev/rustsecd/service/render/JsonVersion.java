package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.util.List;

/** The report of one version of one crate as JSON. */
public final class JsonVersion {
    private JsonVersion() {}

    public static byte[] render(VersionReport report, Snapshot snapshot, AdvisoryFragments fragments) {
        int expectedBytes = FindingJson.expectedBytes(report.findings(), fragments);
        return Json.bytes(expectedBytes, out -> write(out, report, snapshot, fragments));
    }

    private static void write(JsonGenerator out, VersionReport report, Snapshot snapshot, AdvisoryFragments fragments)
            throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("package");
        Json.text(out, "name", report.crate());
        Json.text(out, "version", report.version());
        out.writeEndObject();
        out.writeNullField("known");
        Json.text(out, "verdict", report.verdict().label());
        FindingJson.because(out, report.incompleteBecause());
        FindingJson.writeAll(out, report.findings(), fragments::write);
        unknownYank(out);
        FixJson.write(out, report.fix());
        JsonDatabase.write(out, snapshot, report.revision(), report.advisoriesStale());
        out.writeEndObject();
    }

    /** Without a registry nothing is known of a yank. */
    private static void unknownYank(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("yank");
        Json.text(out, "state", "unknown");
        out.writeNullField("since");
        out.writeNullField("first_seen");
        out.writeNullField("class");
        Json.texts(out, "reasons", List.of());
        Json.text(out, "action", "none");
        Json.texts(out, "evidence", List.of());
        out.writeEndObject();
    }
}
