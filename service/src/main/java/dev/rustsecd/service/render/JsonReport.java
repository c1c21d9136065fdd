package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Summary;
import dev.rustsecd.lockfile.Remark;
import dev.rustsecd.service.render.JsonDatabase.Stale;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report of a lockfile as JSON. Everything about yanks is null as long as no registry is configured. */
public final class JsonReport {
    private JsonReport() {}

    public static byte[] render(AuditReport report, Snapshot snapshot, AdvisoryFragments fragments) {
        return Json.bytes(out -> {
            out.writeStartObject();
            writeMembers(out, report, snapshot, fragments::write);
            out.writeEndObject();
        });
    }

    /** The members of the report, for whatever object they stand in; the caller says how an advisory is written. */
    public static void writeMembers(
            JsonGenerator out, AuditReport report, Snapshot snapshot, Json.Form<AdvisoryRecord> advisories)
            throws IOException {
        Json.text(out, "verdict", report.verdict().label());
        FindingJson.because(out, report.incompleteBecause());
        summary(out, report.summary());
        Stale stale = new Stale(report.advisoriesStale(), report.registry().stale());
        JsonDatabase.write(out, snapshot, report.revision(), stale);
        FindingJson.writeAll(out, report.findings(), advisories);
        yanked(out, report.yanked());
        FixJson.writeAll(out, report.fixAll());
        ignored(out, report);
        Json.texts(out, "stale_ignores", report.staleIgnores());
        notInRegistry(out, report.registry());
        skipped(out, report);
        remarks(out, report);
    }

    private static void summary(JsonGenerator out, Summary summary) throws IOException {
        out.writeObjectFieldStart("summary");
        out.writeNumberField("packages", summary.packages());
        out.writeNumberField("audited", summary.audited());
        out.writeNumberField("skipped", summary.skipped());
        out.writeNumberField("vulnerabilities", summary.vulnerabilities());
        out.writeNumberField("unsound", summary.unsound());
        out.writeNumberField("unmaintained", summary.unmaintained());
        out.writeNumberField("notice", summary.notice());
        if (summary.yanked() == null) {
            out.writeNullField("yanked");
        } else {
            out.writeNumberField("yanked", summary.yanked());
        }
        Json.text(out, "message", summary.message());
        out.writeEndObject();
    }

    private static void ignored(JsonGenerator out, AuditReport report) throws IOException {
        out.writeArrayFieldStart("ignored");
        for (AuditReport.Ignored ignored : report.ignored()) {
            out.writeStartObject();
            Json.text(out, "ignore", ignored.by());
            out.writeObjectFieldStart("package");
            Json.text(out, "name", ignored.finding().affected().name());
            Json.text(out, "version", ignored.finding().affected().versionText());
            out.writeEndObject();
            Json.text(out, "advisory", ignored.finding().advisory().id());
            Json.text(out, "kind", ignored.finding().kind().label());
            out.writeEndObject();
        }
        for (AuditReport.IgnoredYank ignored : report.ignoredYanks()) {
            out.writeStartObject();
            Json.text(out, "ignore", ignored.by());
            out.writeObjectFieldStart("package");
            Json.text(out, "name", ignored.yanked().locked().name());
            Json.text(out, "version", ignored.yanked().locked().versionText());
            out.writeEndObject();
            out.writeNullField("advisory");
            Json.text(out, "kind", "yanked");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void yanked(JsonGenerator out, @Nullable List<AuditReport.YankedPackage> yanked) throws IOException {
        if (yanked == null) {
            out.writeNullField("yanked");
            return;
        }
        out.writeArrayFieldStart("yanked");
        for (AuditReport.YankedPackage one : yanked) {
            FindingJson.write(out, one);
        }
        out.writeEndArray();
    }

    private static void notInRegistry(JsonGenerator out, RegistryReading registry) throws IOException {
        out.writeArrayFieldStart("not_in_registry");
        for (RegistryReading.Missing missing : registry.missing()) {
            out.writeStartObject();
            Json.text(out, "name", missing.name());
            Json.text(out, "version", missing.version());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void skipped(JsonGenerator out, AuditReport report) throws IOException {
        out.writeArrayFieldStart("skipped");
        for (AuditReport.Skipped skipped : report.skipped()) {
            out.writeStartObject();
            Json.text(out, "reason", skipped.reason().name().toLowerCase(Locale.ROOT));
            out.writeNumberField("count", skipped.count());
            if (!skipped.packages().isEmpty()) {
                Json.texts(out, "packages", skipped.packages());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void remarks(JsonGenerator out, AuditReport report) throws IOException {
        out.writeArrayFieldStart("remarks");
        for (Remark remark : report.lockfile().remarks()) {
            out.writeStartObject();
            out.writeFieldName("line");
            if (remark.line() == 0) {
                out.writeNull();
            } else {
                out.writeNumber(remark.line());
            }
            Json.text(out, "package", remark.packageName());
            Json.text(out, "text", remark.text());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
