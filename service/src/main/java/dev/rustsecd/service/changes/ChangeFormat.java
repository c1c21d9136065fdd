package dev.rustsecd.service.changes;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.store.ChangeEvent;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** How events are written one after the other. */
enum ChangeFormat {
    /** NDJSON: an object a line, up to what is known now. */
    LINES("application/x-ndjson") {
        @Override
        void append(Buffer out, ChangeEvent event) {
            out.appendBytes(json(event)).appendByte((byte) '\n');
        }
    },
    /** Server-Sent Events, which go on. Source: HTML Standard, section "Server-sent events". */
    EVENTS("text/event-stream") {
        @Override
        void append(Buffer out, ChangeEvent event) {
            out.appendString("id: " + event.position() + "\nevent: " + event.type() + "\ndata: ")
                    .appendBytes(json(event))
                    .appendString("\n\n");
        }
    };

    /** The one that most clients mean comes first. */
    static final List<String> MEDIA_TYPES = List.of(LINES.mediaType, EVENTS.mediaType);

    private static final int EXPECTED_BYTES = 250;

    private final String mediaType;

    ChangeFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static ChangeFormat of(String mediaType) {
        return mediaType.equals(EVENTS.mediaType) ? EVENTS : LINES;
    }

    String mediaType() {
        return mediaType;
    }

    abstract void append(Buffer out, ChangeEvent event);

    Buffer written(List<ChangeEvent> events) {
        Buffer out = Buffer.buffer(EXPECTED_BYTES * events.size());
        events.forEach(event -> append(out, event));
        return out;
    }

    private static byte[] json(ChangeEvent event) {
        return Json.bytes(EXPECTED_BYTES, out -> write(out, event));
    }

    private static void write(JsonGenerator out, ChangeEvent event) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", event.position().toString());
        out.writeNumberField("revision", event.position().revision());
        out.writeStringField("at", event.at().toString());
        out.writeStringField("type", event.type());
        out.writeStringField("crate", event.crate());
        if (event.advisory() != null) {
            out.writeStringField("advisory", event.advisory());
        }
        if (event.version() != null) {
            out.writeStringField("version", event.version());
        }
        out.writeStringField("source", event.source());
        out.writeEndObject();
    }
}
