package dev.rustsecd.service.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.client.Usage;
import dev.rustsecd.service.render.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One error, for one client.
 *
 * @param detail one sentence about this case; empty where there is nothing to add
 * @param limit of a 413: how much is taken
 * @param usage of a 429: what is used up, and until when
 */
public record Problem(ProblemType type, String detail, Location where, OptionalLong limit, Optional<Usage> usage) {
    private static final int EXPECTED_BYTES = 400;

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Location.NOWHERE, OptionalLong.empty(), Optional.empty());
    }

    public static Problem of(RejectedInput rejected) {
        return new Problem(
                ProblemType.of(rejected.rejection()),
                rejected.detail(),
                rejected.where(),
                OptionalLong.empty(),
                Optional.empty());
    }

    public Problem withLimit(long most) {
        return new Problem(type, detail, where, OptionalLong.of(most), usage);
    }

    /** A 429 of a client that has used up its limit. */
    public static Problem of(Usage usage, String detail) {
        return new Problem(
                ProblemType.TOO_MANY_REQUESTS, detail, Location.NOWHERE, OptionalLong.empty(), Optional.of(usage));
    }

    public byte[] bytes(String requestId) {
        return Json.bytes(EXPECTED_BYTES, out -> writeTo(out, requestId));
    }

    public void writeTo(JsonGenerator out, String requestId) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type.uri());
        out.writeStringField("title", type.title());
        out.writeNumberField("status", type.status());
        if (!detail.isEmpty()) {
            out.writeStringField("detail", detail);
        }
        out.writeStringField("instance", requestId);
        if (where instanceof Location.Text text) {
            out.writeNumberField("line", text.line());
            out.writeNumberField("column", text.column());
        } else if (where instanceof Location.Pointer pointer) {
            out.writeStringField("pointer", pointer.pointer());
        }
        if (limit.isPresent()) {
            out.writeNumberField("limit", limit.getAsLong());
        }
        out.writeEndObject();
    }
}
