package dev.rustsecd.service.http.v1;

import static dev.rustsecd.service.exchange.Operation.now;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonDatabase;
import dev.rustsecd.service.render.JsonDatabase.Stale;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.snapshot.RefreshState;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What this service says of itself, and the client that it hands out. */
public final class ServiceOperations {
    private static final int EXPECTED_BYTES = 2_000;
    private static final String CLIENT = "cargo-rustsec";
    private static final String ASKS_THIS_MACHINE = "\ndefault_url='http://localhost:8080'\n";

    private final Answer document =
            Answer.of("application/json", Answer.Prepared.of(part("/openapi/rustsecd-v1.json")), Map.of());
    private final String client = new String(part("/client/" + CLIENT), StandardCharsets.UTF_8);
    private final CrateQuestions questions;
    private final PublicAddress address;

    public ServiceOperations(CrateQuestions questions, PublicAddress address) {
        this.questions = questions;
        this.address = address;
        if (!client.contains(ASKS_THIS_MACHINE)) {
            throw new IllegalStateException("the client has no default address");
        }
    }

    public List<Operation<?>> table() {
        return List.of(
                Operation.get("status", "/v1/status", Call::requirePlainJson, now(nothing -> status())),
                Operation.get("openApi", "/openapi.json", Call::requireJson, now(nothing -> document)),
                Operation.get("thinClient", "/client/" + CLIENT, this::ownAddress, now(this::clientThatAsks)));
    }

    private static byte[] part(String name) {
        try (InputStream in = ServiceOperations.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String ownAddress(Call call) {
        return call.ownAddress(address)
                .orElseThrow(() -> new ProblemAnswer(ProblemType.MALFORMED_REQUEST, ProblemSentences.HOST));
    }

    /**
     * The thin client with one line changed: it asks the service that it was fetched from.
     *
     * @param own as {@link PublicAddress} has it, so without a quotation mark
     */
    private Answer clientThatAsks(String own) {
        String script = client.replace(ASKS_THIS_MACHINE, "\ndefault_url='" + own + "'\n");
        return Answer.of(200, "text/x-shellscript; charset=utf-8", script.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"" + CLIENT + '"');
    }

    private Answer status() {
        Basis basis = questions.now();
        boolean registryStale = basis.snapshot()
                .registry()
                .state()
                .map(registry -> basis.rules().freshness().isStale(registry, basis.now()))
                .orElse(false);
        Stale stale = new Stale(basis.isStale(), registryStale);
        return basis.withAge(
                Answer.json(json(basis.view().facts(), questions.views().refreshState(), stale)));
    }

    private static byte[] json(ServedFacts facts, RefreshState refresh, Stale stale) {
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
