package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the {@code yank} object, and the yank metadata document as JSON. */
public final class JsonYank {
    private JsonYank() {}

    /** As a member of another object. */
    public static void member(JsonGenerator out, Yank yank) throws IOException {
        out.writeFieldName("yank");
        write(out, yank);
    }

    public static void write(JsonGenerator out, Yank yank) throws IOException {
        out.writeStartObject();
        Json.text(out, "state", yank.state().label());
        Json.text(out, "since", yank.since());
        Json.text(out, "first_seen", yank.firstSeen());
        Json.text(
                out, "class", yank.yankClass() == null ? null : yank.yankClass().label());
        out.writeArrayFieldStart("reasons");
        for (YankReason reason : yank.reasons()) {
            out.writeStartObject();
            Json.text(out, "source", reason.source().label());
            Json.text(out, "text", reason.text());
            Json.text(out, "advisory", reason.advisory());
            out.writeEndObject();
        }
        out.writeEndArray();
        Json.texts(out, "affected_by", yank.affectedBy());
        Json.text(out, "action", yank.action().label());
        Json.texts(out, "evidence", yank.evidence());
        newestUnyanked(out, yank.newestUnyanked());
        out.writeEndObject();
    }

    private static void newestUnyanked(JsonGenerator out, Yank.@Nullable Newest newest) throws IOException {
        out.writeFieldName("newest_unyanked");
        if (newest == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Json.text(out, "version", newest.version());
        Json.text(out, "published", newest.published());
        out.writeEndObject();
    }

    /** As a member that is null for no document. */
    public static void document(JsonGenerator out, String member, @Nullable YankDocument document) throws IOException {
        out.writeFieldName(member);
        if (document == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Json.text(out, "description", document.description());
        if (document.advisory() != null) {
            out.writeObjectFieldStart("advisory");
            Json.text(out, "id", document.advisory());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
