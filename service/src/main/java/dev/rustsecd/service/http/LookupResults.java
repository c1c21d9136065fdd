package dev.rustsecd.service.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonDatabase;
import dev.rustsecd.service.render.JsonDatabase.Stale;
import dev.rustsecd.service.render.JsonVersion;
import dev.rustsecd.service.request.LookupEntry;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.View;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of one look-up, each an object by itself. */
final class LookupResults {
    private static final int MAX_ARRAY_BYTES = 32 * 1_024 * 1_024;
    private static final int EXPECTED_BYTES = 500;

    private final View view;
    private final Auditor auditor;
    private final AuditPolicy policy;
    private final Instant now;
    private final String requestId;
    private Revision revision = Revision.NONE;
    private Stale stale = new Stale(false, false);
    private boolean pending;
    private @Nullable Instant oldestCheck;

    LookupResults(View view, Auditor auditor, AuditPolicy policy, Instant now, String requestId) {
        this.view = view;
        this.auditor = auditor;
        this.policy = policy;
        this.now = now;
        this.requestId = requestId;
    }

    /** What an answer of lines carries beside its body. */
    Map<String, String> headers() {
        return view.withAgesSince(Answer.json(new byte[0]), null, now).headers();
    }

    /** All results in one object. */
    Answer array(List<LookupEntry> entries) {
        List<byte[]> results = new ArrayList<>(entries.size());
        long bytes = 0;
        for (LookupEntry entry : entries) {
            byte[] result = one(entry);
            bytes += result.length;
            if (bytes > MAX_ARRAY_BYTES) {
                throw new RejectedInput(
                        Rejection.REPORT_TOO_LARGE,
                        "the results have more than " + MAX_ARRAY_BYTES
                                + " bytes; send NDJSON to have them one by one");
            }
            results.add(result);
        }
        Answer.Whole answer = view.withAgesSince(Answer.json(join(results, (int) bytes)), oldestCheck, now);
        return pending ? answer.with("Cache-Control", "no-store") : answer;
    }

    /** One result: the report of the version, or the entry and what is wrong with it. */
    byte[] one(LookupEntry entry) {
        if (entry.question().isEmpty()) {
            return Json.bytes(EXPECTED_BYTES, out -> writeRefused(out, entry));
        }
        VersionQuestion asked = entry.question().get();
        VersionReport report = auditor.version(view.snapshot(), asked.crate(), asked.version(), policy, now);
        note(report);
        return JsonVersion.render(report, view.snapshot(), view.fragments());
    }

    private void note(VersionReport report) {
        RegistryReading read = report.registry();
        revision = revision.max(report.revision());
        stale = new Stale(report.advisoriesStale(), stale.registry() || read.stale());
        pending |= read.isPending();
        Instant checkedAt = read.oldestCheck();
        if (checkedAt != null && (oldestCheck == null || checkedAt.isBefore(oldestCheck))) {
            oldestCheck = checkedAt;
        }
    }

    private void writeRefused(JsonGenerator out, LookupEntry entry) throws IOException {
        out.writeStartObject();
        out.writeFieldName("package");
        if (entry.version() == null) {
            writeNullable(out, entry.name());
        } else {
            out.writeStartObject();
            out.writeFieldName("name");
            writeNullable(out, entry.name());
            out.writeStringField("version", entry.version());
            out.writeEndObject();
        }
        out.writeFieldName("error");
        Problem.of(entry.rejected().orElseThrow()).writeTo(out, requestId);
        out.writeEndObject();
    }

    private static void writeNullable(JsonGenerator out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeNull();
        } else {
            out.writeString(text);
        }
    }

    private byte[] join(List<byte[]> results, int bytes) {
        byte[] database = Json.bytes(EXPECTED_BYTES, out -> {
            out.writeStartObject();
            JsonDatabase.write(out, view.snapshot(), revision, stale);
            out.writeEndObject();
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes + results.size() + database.length + 20);
        all.write(database, 0, database.length - 1);
        all.writeBytes(",\"results\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < results.size(); i++) {
            if (i > 0) {
                all.write(',');
            }
            all.writeBytes(results.get(i));
        }
        all.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
