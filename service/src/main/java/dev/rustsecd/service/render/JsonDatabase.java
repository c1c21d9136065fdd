package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.RegistryState;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.io.IOException;

/** Writes the {@code database} object: which facts an answer comes from. */
public final class JsonDatabase {
    private JsonDatabase() {}

    /** As answers carry it: only what changes with the facts, so that equal facts give equal bytes. */
    public static void write(JsonGenerator out, Snapshot snapshot, Revision revision, Stale stale) throws IOException {
        write(out, snapshot, revision, stale, false);
    }

    /** What is too old for nothing found to mean that there is nothing. */
    public record Stale(boolean advisories, boolean registry) {}

    /** As the status carries it: with the times at which upstream was asked. */
    public static void writeWithTimes(JsonGenerator out, Snapshot snapshot, Stale stale) throws IOException {
        write(out, snapshot, snapshot.revision(), stale, true);
    }

    private static void write(JsonGenerator out, Snapshot snapshot, Revision revision, Stale stale, boolean times)
            throws IOException {
        out.writeObjectFieldStart("database");
        out.writeNumberField("revision", revision.number());
        out.writeObjectFieldStart("advisories");
        out.writeNumberField("count", snapshot.advisories().size());
        out.writeNumberField("quarantined", snapshot.quarantine().size());
        out.writeBooleanField("stale", stale.advisories());
        out.writeBooleanField("seed", snapshot.sources().stream().anyMatch(SourceState::seed));
        out.writeArrayFieldStart("sources");
        for (SourceState source : snapshot.sources()) {
            source(out, source, times);
        }
        out.writeEndArray();
        out.writeEndObject();
        registry(out, snapshot.registry(), stale.registry(), times);
        out.writeEndObject();
    }

    private static void registry(JsonGenerator out, RegistryFacts registry, boolean stale, boolean times)
            throws IOException {
        out.writeFieldName("registry");
        if (registry.state().isEmpty()) {
            out.writeNull();
            return;
        }
        RegistryState state = registry.state().get();
        out.writeStartObject();
        Json.text(out, "source", state.name());
        out.writeBooleanField("stale", stale);
        if (times) {
            out.writeBooleanField("whole", state.whole());
            out.writeNumberField("crates", registry.crateCount());
            out.writeBooleanField("reachable", !state.failing());
            Json.text(out, "commit", state.commit());
            Json.text(out, "committed_at", state.committedAt());
            Json.text(out, "fetched_at", state.fetchedAt());
            Json.text(out, "checked_at", state.checkedAt());
            Json.text(out, "reached_at", state.reachedAt());
        }
        out.writeEndObject();
    }

    private static void source(JsonGenerator out, SourceState source, boolean times) throws IOException {
        out.writeStartObject();
        Json.text(out, "source", source.name());
        Json.text(out, "commit", source.commit());
        Json.text(out, "committed_at", source.committedAt());
        if (times) {
            Json.text(out, "fetched_at", source.fetchedAt());
            Json.text(out, "checked_at", source.checkedAt());
        }
        out.writeEndObject();
    }
}
