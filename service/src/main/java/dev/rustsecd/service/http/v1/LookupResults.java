package dev.rustsecd.service.http.v1;

import com.fasterxml.jackson.core.JsonGenerator;
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
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of one look-up, each an object by itself. */
final class LookupResults {
    private static final int MAX_ARRAY_BYTES = 32 * 1_024 * 1_024;
    private static final int EXPECTED_BYTES = 500;

    private final Basis basis;
    private final AuditPolicy policy;
    private final String requestId;
    private Revision revision = Revision.NONE;
    private Stale stale = new Stale(false, false);
    private boolean pending;
    private @Nullable Instant oldestCheck;

    LookupResults(Basis basis, AuditPolicy policy, String requestId) {
        this.basis = basis;
        this.policy = policy;
        this.requestId = requestId;
    }

    /** What an answer of lines carries beside its body. */
    Answer ofLines(Answer lines) {
        return basis.withAgesSince(lines, null);
    }

    /** All results in one object. */
    Answer array(List<LookupEntry> entries) {
        List<byte[]> results = new ArrayList<>(entries.size());
        long bytes = 0;
        for (LookupEntry entry : entries) {
            byte[] result = one(entry);
            bytes += result.length;
            if (bytes > MAX_ARRAY_BYTES) {
                throw new RejectedInput(Rejection.REPORT_TOO_LARGE, ProblemSentences.resultsSize(MAX_ARRAY_BYTES));
            }
            results.add(result);
        }
        Answer answer = basis.withAgesSince(Answer.json(join(results, (int) bytes)), oldestCheck);
        return pending ? answer.with("Cache-Control", "no-store") : answer;
    }

    /** One result: the report of the version, or the entry and what is wrong with it. */
    byte[] one(LookupEntry entry) {
        if (entry instanceof LookupEntry.Rejected rejected) {
            return Json.bytes(EXPECTED_BYTES, out -> write(out, rejected));
        }
        VersionReport report = basis.version(((LookupEntry.Asked) entry).question(), policy);
        note(report);
        return JsonVersion.render(report, basis.snapshot(), basis.view().fragments());
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

    private void write(JsonGenerator out, LookupEntry.Rejected entry) throws IOException {
        out.writeStartObject();
        if (entry.version() == null) {
            Json.text(out, "package", entry.name());
        } else {
            out.writeObjectFieldStart("package");
            Json.text(out, "name", entry.name());
            out.writeStringField("version", entry.version());
            out.writeEndObject();
        }
        out.writeFieldName("error");
        Problem.of(entry.why()).writeTo(out, requestId);
        out.writeEndObject();
    }

    private byte[] join(List<byte[]> results, int bytes) {
        byte[] database = Json.bytes(EXPECTED_BYTES, out -> {
            out.writeStartObject();
            JsonDatabase.write(out, basis.snapshot(), revision, stale);
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
