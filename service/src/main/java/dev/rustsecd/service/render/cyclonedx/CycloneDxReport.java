package dev.rustsecd.service.render.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.io.IOException;
import java.util.Optional;

/**
 * A report as CycloneDX: a bill of the lockfile's materials with the findings as vulnerabilities. It has neither a serial
 * number nor a time, so that equal reports give equal bytes.
 *
 * <p>Source: CycloneDX 1.6 JSON reference.
 */
public final class CycloneDxReport {
    private static final int EXPECTED_BYTES = 2_000;
    private static final int EXPECTED_BYTES_OF_PACKAGE = 700;
    private static final int EXPECTED_BYTES_OF_FINDING = 5_000;

    private CycloneDxReport() {}

    public static byte[] render(AuditReport report, Snapshot snapshot) {
        int expectedBytes = EXPECTED_BYTES
                + EXPECTED_BYTES_OF_PACKAGE * report.lockfile().packages().size()
                + EXPECTED_BYTES_OF_FINDING * report.findings().size();
        return Json.bytes(expectedBytes, out -> write(out, report, snapshot));
    }

    private static void write(JsonGenerator out, AuditReport report, Snapshot snapshot) throws IOException {
        Lockfile lockfile = report.lockfile();
        References references = new References(lockfile.packages());
        Components components = new Components(lockfile, references, new YankProperties(report));
        out.writeStartObject();
        Json.text(out, "$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        Json.text(out, "bomFormat", "CycloneDX");
        Json.text(out, "specVersion", "1.6");
        out.writeNumberField("version", 1);
        metadata(out, report, snapshot);
        components.write(out);
        components.writeGraph(out);
        new Vulnerabilities(report, references).write(out);
        out.writeEndObject();
    }

    private static void metadata(JsonGenerator out, AuditReport report, Snapshot snapshot) throws IOException {
        out.writeObjectFieldStart("metadata");
        out.writeArrayFieldStart("lifecycles");
        out.writeStartObject();
        Json.text(out, "phase", "pre-build");
        out.writeEndObject();
        out.writeEndArray();
        out.writeObjectFieldStart("tools");
        out.writeArrayFieldStart("components");
        out.writeStartObject();
        Json.text(out, "type", "application");
        Json.text(out, "name", "rustsecd");
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeObjectFieldStart("component");
        Json.text(out, "type", "file");
        Json.text(out, "bom-ref", References.LOCKFILE);
        Json.text(out, "name", report.policy().path());
        out.writeEndObject();
        facts(out, report, snapshot);
        out.writeEndObject();
    }

    private static void facts(JsonGenerator out, AuditReport report, Snapshot snapshot) throws IOException {
        out.writeArrayFieldStart("properties");
        property(out, "rustsecd:verdict", report.verdict().label());
        property(out, "rustsecd:complete", String.valueOf(report.isComplete()));
        property(out, "rustsecd:revision", report.revision().toString());
        property(out, "rustsecd:yanks_asked_for", String.valueOf(report.yanked() != null));
        Optional<SourceState> source =
                snapshot.sources().stream().filter(SourceState::rustsec).findFirst();
        if (source.isPresent()) {
            property(out, "rustsecd:advisories:commit", source.get().commit());
            property(
                    out,
                    "rustsecd:advisories:committed_at",
                    source.get().committedAt().toString());
        }
        out.writeEndArray();
    }

    /** One element of {@code properties}. */
    static void property(JsonGenerator out, String name, String value) throws IOException {
        out.writeStartObject();
        Json.text(out, "name", name);
        Json.text(out, "value", value);
        out.writeEndObject();
    }
}
