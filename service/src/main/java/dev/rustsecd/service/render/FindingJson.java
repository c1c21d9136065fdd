package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.io.IOException;
import java.util.List;

/** Writes findings, and why a report is incomplete: what the reports of a lockfile and of a version share. */
public final class FindingJson {
    /** What a finding has beside its advisory, about. */
    static final int EXPECTED_BYTES = 1_000;

    private static final int MAX_USUAL_LABEL = 100;

    private FindingJson() {}

    static void writeAll(JsonGenerator out, List<Finding> findings, Json.Form<AdvisoryRecord> advisories)
            throws IOException {
        out.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            write(out, finding, advisories);
        }
        out.writeEndArray();
    }

    static int expectedBytes(List<Finding> findings, AdvisoryFragments fragments) {
        int bytes = EXPECTED_BYTES;
        for (Finding finding : findings) {
            bytes += EXPECTED_BYTES + fragments.sizeOf(finding.record());
        }
        return bytes;
    }

    static void because(JsonGenerator out, List<Incomplete> reasons) throws IOException {
        out.writeBooleanField("complete", reasons.isEmpty());
        out.writeArrayFieldStart("incomplete_because");
        for (Incomplete incomplete : reasons) {
            out.writeStartObject();
            Json.text(out, "reason", incomplete.reason().label());
            Json.texts(out, "packages", incomplete.packages());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Finding finding, Json.Form<AdvisoryRecord> advisories)
            throws IOException {
        out.writeStartObject();
        packageObject(out, finding.affected());
        Json.text(out, "kind", finding.kind().label());
        out.writeBooleanField("malicious", finding.advisory().isMalicious());
        out.writeFieldName("advisory");
        advisories.write(out, finding.record());
        FixJson.write(out, finding.fix());
        paths(out, finding.paths());
        out.writeEndObject();
    }

    /** A yanked package, as a report lists it. */
    static void write(JsonGenerator out, AuditReport.YankedPackage yanked) throws IOException {
        out.writeStartObject();
        packageObject(out, yanked.locked());
        JsonYank.member(out, yanked.yank());
        FixJson.write(out, yanked.fix());
        paths(out, yanked.paths());
        out.writeEndObject();
    }

    private static void packageObject(JsonGenerator out, LockedPackage locked) throws IOException {
        out.writeObjectFieldStart("package");
        Json.text(out, "name", locked.name());
        Json.text(out, "version", locked.versionText());
        Json.text(out, "source", locked.source());
        Json.text(out, "checksum", locked.checksum());
        out.writeEndObject();
    }

    /** The {@code paths} member, with {@code dependents_total} behind it where there are more. */
    public static void paths(JsonGenerator out, DependencyPaths paths) throws IOException {
        char[] scratch = new char[MAX_USUAL_LABEL];
        out.writeArrayFieldStart("paths");
        for (List<LockedPackage> path : paths.shortest()) {
            out.writeStartArray();
            for (LockedPackage step : path) {
                label(out, paths.labels(), step, scratch);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
        if (paths.total() > paths.shortest().size()) {
            out.writeNumberField("dependents_total", paths.total());
        }
    }

    /** Without a string for each: paths have many. */
    private static void label(JsonGenerator out, PackageLabels labels, LockedPackage step, char[] scratch)
            throws IOException {
        String name = step.name();
        String version = step.versionText();
        int length = name.length() + 1 + version.length();
        if (length > scratch.length || !labels.isPlain(step)) {
            out.writeString(labels.of(step));
            return;
        }
        name.getChars(0, name.length(), scratch, 0);
        scratch[name.length()] = ' ';
        version.getChars(0, version.length(), scratch, name.length() + 1);
        out.writeString(scratch, 0, length);
    }
}
