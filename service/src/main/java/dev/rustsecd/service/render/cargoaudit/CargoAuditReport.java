package dev.rustsecd.service.render.cargoaudit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The report as {@code cargo audit --json} prints it: its members, in its order, and one more, {@code rustsecd}. What
 * cargo-audit orders by chance is in the order of our own report: by package, then by advisory id.
 *
 * <p>Source: cargo-audit 0.22.2 and rustsec crate, {@code report.rs}, {@code vulnerability.rs}, {@code warning.rs}.
 */
public final class CargoAuditReport {
    private static final int EXPECTED_BYTES = 2_000;
    private static final int EXPECTED_BYTES_OF_FINDING = 5_000;

    /** What cargo-audit shows where nobody configured anything. */
    private static final List<String> INFORMATIONAL_WARNINGS = List.of("unmaintained", "unsound", "notice");

    /** In the order of their names, which is that of the map that cargo-audit keeps them in; yanked packages are last. */
    private static final List<AdvisoryKind> WARNINGS =
            List.of(AdvisoryKind.NOTICE, AdvisoryKind.UNMAINTAINED, AdvisoryKind.UNSOUND);

    private final AuditReport report;
    private final Snapshot snapshot;
    private final LockedPackages packages;

    private CargoAuditReport(AuditReport report, Snapshot snapshot) {
        this.report = report;
        this.snapshot = snapshot;
        this.packages = new LockedPackages(report.lockfile());
    }

    /** One line, with its end. */
    public static byte[] render(AuditReport report, Snapshot snapshot) {
        int expectedBytes =
                EXPECTED_BYTES + EXPECTED_BYTES_OF_FINDING * report.findings().size();
        return Json.bytes(expectedBytes, new CargoAuditReport(report, snapshot)::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        database(out);
        out.writeObjectFieldStart("lockfile");
        out.writeNumberField("dependency-count", dependencies(report.lockfile()));
        out.writeEndObject();
        settings(out, report.policy());
        vulnerabilities(out);
        out.writeObjectFieldStart("warnings");
        for (AdvisoryKind kind : WARNINGS) {
            warnings(out, kind);
        }
        yanked(out);
        out.writeEndObject();
        Beyond.write(out, report, snapshot);
        out.writeEndObject();
        out.writeRaw('\n');
    }

    private void database(JsonGenerator out) throws IOException {
        Optional<SourceState> source = rustsec();
        out.writeObjectFieldStart("database");
        out.writeNumberField("advisory-count", snapshot.advisories().size());
        Json.text(out, "last-commit", source.map(SourceState::commit).orElse(null));
        Json.text(out, "last-updated", source.map(SourceState::committedAt).orElse(null));
        out.writeEndObject();
    }

    private Optional<SourceState> rustsec() {
        return snapshot.sources().stream()
                .filter(SourceState::rustsec)
                .findFirst()
                .or(() -> snapshot.sources().stream().findFirst());
    }

    /** cargo-audit does not count a {@code [root]}. */
    private static int dependencies(Lockfile lockfile) {
        return lockfile.packages().size() - (lockfile.hasRoot() ? 1 : 0);
    }

    /** An entry of the ignore list that is not even shaped like an id would make the whole report unreadable. */
    private static void settings(JsonGenerator out, AuditPolicy policy) throws IOException {
        out.writeObjectFieldStart("settings");
        Json.texts(out, "target_arch", policy.targetArch());
        Json.texts(out, "target_os", policy.targetOs());
        Json.text(
                out,
                "severity",
                policy.severity() == null ? null : policy.severity().label());
        Json.texts(
                out, "ignore", policy.ignore().stream().filter(AdvisoryId::isId).toList());
        Json.texts(out, "informational_warnings", INFORMATIONAL_WARNINGS);
        out.writeEndObject();
    }

    private void vulnerabilities(JsonGenerator out) throws IOException {
        List<Finding> found = ofKind(AdvisoryKind.VULNERABILITY);
        out.writeObjectFieldStart("vulnerabilities");
        out.writeBooleanField("found", !found.isEmpty());
        out.writeNumberField("count", found.size());
        out.writeArrayFieldStart("list");
        for (Finding finding : found) {
            out.writeStartObject();
            AdvisoryMetadata.write(out, finding.advisory());
            AdvisoryMetadata.versions(out, finding.advisory());
            AdvisoryMetadata.affected(out, finding.advisory());
            packages.write(out, finding.affected());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void warnings(JsonGenerator out, AdvisoryKind kind) throws IOException {
        List<Finding> found = ofKind(kind);
        if (found.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(kind.label());
        for (Finding finding : found) {
            out.writeStartObject();
            Json.text(out, "kind", kind.label());
            packages.write(out, finding.affected());
            AdvisoryMetadata.write(out, finding.advisory());
            AdvisoryMetadata.affected(out, finding.advisory());
            AdvisoryMetadata.versions(out, finding.advisory());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Why a package is yanked cargo-audit does not know; {@code rustsecd} says it. */
    private void yanked(JsonGenerator out) throws IOException {
        List<LockedPackage> yanked = Yanks.ofCargoAudit(report);
        if (yanked.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(Yanks.KIND);
        for (LockedPackage locked : yanked) {
            out.writeStartObject();
            Json.text(out, "kind", Yanks.KIND);
            packages.write(out, locked);
            out.writeNullField("advisory");
            out.writeNullField("affected");
            out.writeNullField("versions");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private List<Finding> ofKind(AdvisoryKind kind) {
        return report.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    /** An advisory where only its id is wanted. */
    static void id(JsonGenerator out, AdvisoryRecord record) throws IOException {
        out.writeString(record.advisory().id().text());
    }
}
