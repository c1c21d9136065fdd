package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.service.render.JsonDatabase.Stale;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;

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
        JsonCrate.known(out, report.known());
        Json.text(out, "verdict", report.verdict().label());
        FindingJson.because(out, report.incompleteBecause());
        FindingJson.writeAll(out, report.findings(), fragments::write);
        JsonYank.member(out, report.yank());
        FixJson.write(out, report.fix());
        Stale stale = new Stale(report.advisoriesStale(), report.registry().stale());
        JsonDatabase.write(out, snapshot, report.revision(), stale);
        out.writeEndObject();
    }
}
