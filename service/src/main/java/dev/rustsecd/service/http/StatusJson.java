package dev.rustsecd.service.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonDatabase;
import dev.rustsecd.service.render.JsonDatabase.Stale;
import dev.rustsecd.service.snapshot.RefreshState;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.store.IngestState;
import java.io.IOException;

/** The body of {@code GET /v1/status}. */
final class StatusJson {
    private static final int EXPECTED_BYTES = 2_000;

    private StatusJson() {}

    static byte[] render(ServedFacts facts, RefreshState refresh, Stale stale) {
        return Json.bytes(EXPECTED_BYTES, out -> {
            out.writeStartObject();
            JsonDatabase.writeWithTimes(out, facts.snapshot(), stale);
            quarantine(out, facts.ingest());
            remarks(out, facts.ingest());
            ingest(out, facts.ingest());
            store(out, refresh);
            out.writeEndObject();
        });
    }

    private static void quarantine(JsonGenerator out, IngestState ingest) throws IOException {
        out.writeArrayFieldStart("quarantine");
        for (IngestState.QuarantinedFile file : ingest.allQuarantined()) {
            out.writeStartObject();
            out.writeStringField("record", file.path());
            out.writeStringField("source", file.source());
            out.writeStringField("reason", file.reason());
            out.writeStringField("detail", file.detail());
            out.writeStringField("since", file.since().toString());
            out.writeBooleanField("serves_older", file.servesOlder());
            Json.texts(out, "crates", file.crates());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void remarks(JsonGenerator out, IngestState ingest) throws IOException {
        out.writeArrayFieldStart("remarks");
        for (IngestState.FileRemark remark : ingest.remarks()) {
            out.writeStartObject();
            out.writeStringField("record", remark.path());
            out.writeStringField("source", remark.source());
            out.writeStringField("text", remark.text());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void ingest(JsonGenerator out, IngestState ingest) throws IOException {
        out.writeObjectFieldStart("ingest");
        out.writeArrayFieldStart("sources");
        for (IngestState.SourceRun run : ingest.runs()) {
            out.writeStartObject();
            out.writeStringField("source", run.source());
            Json.text(out, "last_run", run.at());
            out.writeStringField("outcome", run.outcome());
            Json.text(out, "detail", run.detail());
            Json.text(out, "next_run", run.nextRunAt());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void store(JsonGenerator out, RefreshState refresh) throws IOException {
        out.writeObjectFieldStart("store");
        out.writeBooleanField("reachable", refresh.isUp());
        Json.text(out, "read_at", refresh.lastSuccess());
        Json.text(out, "error", refresh.error());
        out.writeEndObject();
    }
}
