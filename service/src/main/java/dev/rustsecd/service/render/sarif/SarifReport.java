package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.Ignored;
import dev.rustsecd.audit.AuditReport.IgnoredYank;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.service.render.sarif.Fingerprints.Fingerprint;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.words.VerdictSentences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as SARIF: one run, a rule for each advisory and one for yanks, a result for each finding and each yanked package.
 * There is no time and no random number in it, so that equal reports give equal bytes.
 *
 * <p>Sources: OASIS, SARIF 2.1.0; GitHub documentation, "SARIF support for code scanning".
 */
public final class SarifReport {
    /** Source: GitHub takes no run with more results. */
    static final int MAX_RESULTS = 25_000;

    private static final int EXPECTED_BYTES = 2_000;
    private static final int EXPECTED_BYTES_OF_FINDING = 5_000;
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String TOOL = "rustsecd";

    private final AuditReport report;
    private final List<Result> results = new ArrayList<>();
    private final Fingerprints fingerprints = new Fingerprints();
    private final IdentityHashMap<AdvisoryRecord, RuleFacts> facts = new IdentityHashMap<>();
    private final Rules rules;
    private final int leftOut;

    private SarifReport(AuditReport report) {
        this.report = report;
        report.findings().forEach(finding -> add(subject(finding), null));
        yanked().forEach(yanked -> add(new YankSubject(yanked), null));
        for (Ignored ignored : report.ignored()) {
            add(subject(ignored.finding()), ignored.by());
        }
        for (IgnoredYank ignored : report.ignoredYanks()) {
            add(new YankSubject(ignored.yanked()), ignored.by());
        }
        this.leftOut = size(report) - results.size();
        this.rules = new Rules(results, report.policy().path());
    }

    public static byte[] render(AuditReport report) {
        int expectedBytes = EXPECTED_BYTES + EXPECTED_BYTES_OF_FINDING * size(report);
        return Json.bytes(expectedBytes, new SarifReport(report)::write);
    }

    private static int size(AuditReport report) {
        int yanked = report.yanked() == null ? 0 : report.yanked().size();
        return report.findings().size()
                + yanked
                + report.ignored().size()
                + report.ignoredYanks().size();
    }

    private Subject subject(Finding finding) {
        return new FindingSubject(finding, facts.computeIfAbsent(finding.record(), RuleFacts::of));
    }

    private List<YankedPackage> yanked() {
        return report.yanked() == null ? List.of() : report.yanked();
    }

    private void add(Subject subject, @Nullable String ignoredBy) {
        if (results.size() < MAX_RESULTS) {
            Fingerprint fingerprint = fingerprints.next(subject.rule().id(), subject.source(), subject.locked());
            results.add(new Result(subject, report.policy().path(), fingerprint, ignoredBy));
        }
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        Json.text(out, "$schema", SCHEMA);
        Json.text(out, "version", "2.1.0");
        out.writeArrayFieldStart("runs");
        run(out);
        out.writeEndArray();
        out.writeEndObject();
    }

    private void run(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        Json.text(out, "name", TOOL);
        rules.write(out);
        out.writeEndObject();
        out.writeEndObject();
        out.writeObjectFieldStart("automationDetails");
        Json.text(out, "id", TOOL + '/' + UriReference.of(report.policy().path()) + '/');
        out.writeEndObject();
        invocations(out);
        out.writeArrayFieldStart("results");
        for (Result result : results) {
            result.write(out, rules.indexOf(result.ruleId()));
        }
        out.writeEndArray();
        out.writeObjectFieldStart("properties");
        Json.text(out, "verdict", report.verdict().label());
        out.writeBooleanField("complete", report.isComplete());
        out.writeNumberField("revision", report.revision().number());
        out.writeBooleanField("yanks_asked_for", report.yanked() != null);
        out.writeEndObject();
        out.writeEndObject();
    }

    /** Says what could not be checked, so that no results are not taken for a clean bill. */
    private void invocations(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("invocations");
        out.writeStartObject();
        out.writeBooleanField("executionSuccessful", true);
        out.writeArrayFieldStart("toolExecutionNotifications");
        for (String sentence : ReportNotes.incomplete(report)) {
            notification(out, "warning", sentence);
        }
        for (String sentence : ReportNotes.staleIgnores(report)) {
            notification(out, "warning", sentence);
        }
        for (String sentence : ReportNotes.notChecked(report)) {
            notification(out, "note", sentence);
        }
        if (leftOut > 0) {
            notification(out, "warning", VerdictSentences.resultsLeftOut(leftOut, MAX_RESULTS));
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void notification(JsonGenerator out, String level, String text) throws IOException {
        out.writeStartObject();
        Json.text(out, "level", level);
        message(out, "message", SafeText.of(text), null);
        out.writeEndObject();
    }

    /** A message, or a text of several forms. */
    static void message(JsonGenerator out, String member, String text, @Nullable String markdown) throws IOException {
        out.writeObjectFieldStart(member);
        Json.text(out, "text", text);
        if (markdown != null) {
            Json.text(out, "markdown", markdown);
        }
        out.writeEndObject();
    }
}
