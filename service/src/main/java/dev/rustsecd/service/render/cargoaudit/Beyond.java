package dev.rustsecd.service.render.cargoaudit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonReport;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the member {@code rustsecd}: our own report with ids in place of the advisories, which stand in cargo-audit's
 * members anyway, and first of all which of the findings cargo-audit would not have.
 */
final class Beyond {
    private static final String NOTICE = "notice";

    private Beyond() {}

    static void write(JsonGenerator out, AuditReport report, Snapshot snapshot) throws IOException {
        out.writeObjectFieldStart("rustsecd");
        out.writeArrayFieldStart("beyond_cargo_audit");
        for (Finding finding : report.findings()) {
            List<String> because = because(finding, snapshot);
            if (!because.isEmpty()) {
                out.writeStartObject();
                Json.text(
                        out,
                        "package",
                        finding.affected().name() + '@' + finding.affected().versionText());
                Json.text(out, "advisory", finding.advisory().id());
                Json.texts(out, "because", because);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
        JsonReport.writeMembers(out, report, snapshot, CargoAuditReport::id);
        out.writeEndObject();
    }

    private static List<String> because(Finding finding, Snapshot snapshot) {
        Advisory advisory = finding.advisory();
        List<String> because = new ArrayList<>();
        PackageSource source = finding.affected().source();
        if (!PackageSource.CRATES_IO.equals(source)) {
            because.add(PackageSource.CRATES_IO_SPARSE.equals(source) ? "sparse_source" : "mirror_source");
        }
        if (!advisory.crate().toString().equals(finding.affected().name())) {
            because.add("crate_spelling");
        }
        if (finding.kind() == AdvisoryKind.NOTICE && !NOTICE.equals(advisory.informational())) {
            because.add("informational_kind");
        }
        if (!snapshot.sourceOf(finding.record()).map(SourceState::rustsec).orElse(false)) {
            because.add("advisory_source");
        }
        return because;
    }
}
