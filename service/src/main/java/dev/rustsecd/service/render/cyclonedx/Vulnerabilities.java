package dev.rustsecd.service.render.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.Ignored;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the findings as vulnerabilities, one an advisory with all packages that it affects; ignored ones come last. */
final class Vulnerabilities {
    private final References references;
    private final Map<AdvisoryRecord, List<Finding>> findings = new LinkedHashMap<>();
    private final IdentityHashMap<AdvisoryRecord, String> ignoredBy = new IdentityHashMap<>();

    Vulnerabilities(AuditReport report, References references) {
        this.references = references;
        report.findings().forEach(this::add);
        for (Ignored ignored : report.ignored()) {
            add(ignored.finding());
            ignoredBy.put(ignored.finding().record(), ignored.by());
        }
    }

    private void add(Finding finding) {
        findings.computeIfAbsent(finding.record(), none -> new ArrayList<>()).add(finding);
    }

    void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("vulnerabilities");
        for (Map.Entry<AdvisoryRecord, List<Finding>> entry : findings.entrySet()) {
            new Vulnerability(entry.getKey(), entry.getValue(), ignoredBy.get(entry.getKey())).write(out, references);
        }
        out.writeEndArray();
    }
}
