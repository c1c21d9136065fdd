package dev.rustsecd.service.render.cargoaudit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.service.render.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes what cargo-audit says of an advisory: the members {@code advisory}, {@code versions} and {@code affected}. */
final class AdvisoryMetadata {
    private AdvisoryMetadata() {}

    static void write(JsonGenerator out, Advisory advisory) throws IOException {
        out.writeObjectFieldStart("advisory");
        Json.text(out, "id", advisory.id());
        Json.text(out, "package", advisory.crate());
        Json.text(out, "title", advisory.title());
        Json.text(out, "description", advisory.description());
        Json.text(out, "date", advisory.date());
        Json.texts(out, "aliases", advisory.aliases());
        Json.texts(out, "related", advisory.related());
        Json.text(out, "collection", advisory.collection().label());
        Json.texts(out, "categories", advisory.categories());
        Json.texts(out, "keywords", advisory.keywords());
        Json.text(
                out,
                "cvss",
                advisory.severity() == null ? null : advisory.severity().vector());
        Json.text(out, "informational", advisory.informational());
        Json.texts(out, "references", advisory.references());
        Json.text(out, "source", advisory.source());
        Json.text(out, "url", advisory.url());
        Json.text(out, "withdrawn", advisory.withdrawn());
        Json.text(out, "license", advisory.license());
        out.writeBooleanField("expect-deleted", advisory.expectDeleted());
        out.writeEndObject();
    }

    static void versions(JsonGenerator out, Advisory advisory) throws IOException {
        out.writeObjectFieldStart("versions");
        Json.texts(out, "patched", advisory.versions().patched());
        Json.texts(out, "unaffected", advisory.versions().unaffected());
        out.writeEndObject();
    }

    /** Null where the advisory says nothing of systems and functions. */
    static void affected(JsonGenerator out, Advisory advisory) throws IOException {
        AffectedScope scope = advisory.affected();
        out.writeFieldName("affected");
        if (scope == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Json.texts(out, "arch", scope.arch());
        Json.texts(out, "os", scope.os());
        out.writeObjectFieldStart("functions");
        for (Map.Entry<String, List<VersionReq>> function : scope.functions().entrySet()) {
            Json.texts(out, function.getKey(), function.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
