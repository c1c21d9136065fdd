package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.semver.VersionRange;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the {@code advisory} object of every answer. */
final class AdvisoryJson {
    private AdvisoryJson() {}

    /** The object whole. */
    static void write(JsonGenerator out, AdvisoryRecord record) throws IOException {
        out.writeStartObject();
        writeMembers(out, record);
        out.writeEndObject();
    }

    /** The object with its description also as HTML, as the route of one advisory answers it. */
    static void writeWithHtml(JsonGenerator out, AdvisoryRecord record) throws IOException {
        out.writeStartObject();
        writeMembers(out, record);
        Json.text(out, "description_html", record.descriptionHtml());
        out.writeEndObject();
    }

    private static void writeMembers(JsonGenerator out, AdvisoryRecord record) throws IOException {
        Advisory advisory = record.advisory();
        Json.text(out, "id", advisory.id());
        Json.texts(out, "aliases", advisory.aliases());
        Json.text(out, "title", advisory.title());
        Json.text(out, "description", advisory.description());
        Json.text(out, "date", advisory.date());
        Json.text(out, "withdrawn", advisory.withdrawn());
        Json.text(out, "url", url(record));
        Json.texts(out, "categories", advisory.categories());
        Json.texts(out, "keywords", advisory.keywords());
        Json.text(out, "informational", advisory.informational());
        severity(out, advisory.severity());
        Json.texts(out, "patched", advisory.versions().patched());
        Json.texts(out, "unaffected", advisory.versions().unaffected());
        functions(out, advisory.affected());
        Json.text(out, "license", advisory.license());
        beyondTheAudit(out, record);
    }

    /** What the file says; one that RustSec does not publish and that has none leads to our own page of it. */
    private static @Nullable String url(AdvisoryRecord record) {
        String url = record.advisory().url();
        return url == null && !record.isAtRustSec() ? record.page() : url;
    }

    /** What an advisory shows beside the members that the contract's example names. */
    private static void beyondTheAudit(JsonGenerator out, AdvisoryRecord record) throws IOException {
        Advisory advisory = record.advisory();
        Json.text(out, "crate", advisory.crate());
        Json.text(out, "collection", advisory.collection().label());
        Json.text(out, "kind", advisory.kind().label());
        out.writeBooleanField("malicious", advisory.isMalicious());
        ranges(out, advisory.versions().affected().ranges());
        Json.texts(
                out,
                "affected_os",
                advisory.affected() == null ? List.of() : advisory.affected().os());
        Json.texts(
                out,
                "affected_arch",
                advisory.affected() == null ? List.of() : advisory.affected().arch());
        Json.texts(out, "related", advisory.related());
        Json.texts(out, "references", advisory.references());
        Json.text(out, "source", record.source());
        Json.text(out, "created", record.created().at());
        Json.text(out, "modified", record.modified().at());
    }

    private static void severity(JsonGenerator out, @Nullable Severity severity) throws IOException {
        out.writeFieldName("severity");
        if (severity == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Json.text(out, "level", severity.level().label());
        out.writeNumberField("score", severity.score());
        Json.text(out, "vector", severity.vector());
        Json.text(out, "version", severity.version());
        out.writeEndObject();
    }

    private static void functions(JsonGenerator out, @Nullable AffectedScope scope) throws IOException {
        out.writeObjectFieldStart("affected_functions");
        if (scope != null) {
            for (Map.Entry<String, List<VersionReq>> function :
                    scope.functions().entrySet()) {
                Json.texts(out, function.getKey(), function.getValue());
            }
        }
        out.writeEndObject();
    }

    private static void ranges(JsonGenerator out, List<VersionRange> ranges) throws IOException {
        out.writeArrayFieldStart("ranges");
        for (VersionRange range : ranges) {
            out.writeStartObject();
            Json.text(out, "introduced", range.introduced());
            Json.text(out, "fixed", range.fixed());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
