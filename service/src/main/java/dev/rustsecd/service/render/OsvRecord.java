package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.semver.VersionRange;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Advisories in the OSV format, in two forms. The published one is RustSec's own export to the byte: the files of its
 * {@code osv} branch, and the arrays of rustsec.org. The other is what an OSV server answers: {@code schema_version} is
 * added, and members without content are left out.
 *
 * <p>Source: rustsec crate, {@code osv/advisory.rs}; OSV schema 1.7.5.
 */
public final class OsvRecord {
    private static final String SCHEMA_VERSION = "1.7.5";
    private static final String UNBOUNDED = "0.0.0-0";
    private static final int EXPECTED_BYTES = 3_000;
    private static final AffectedScope NO_SCOPE = new AffectedScope(List.of(), List.of(), Map.of());

    private final JsonGenerator out;
    private final boolean published;

    private OsvRecord(JsonGenerator out, boolean published) {
        this.out = out;
        this.published = published;
    }

    /** The record as an OSV server answers it: no member that a strict reader of the OSV schema does not know. */
    public static byte[] answered(AdvisoryRecord record) {
        return Json.bytes(EXPECTED_BYTES, out -> new OsvRecord(out, false).write(record));
    }

    /** The record as RustSec's exporter writes it into a file. */
    public static byte[] published(AdvisoryRecord record) {
        return Json.prettyBytes(EXPECTED_BYTES, out -> new OsvRecord(out, true).write(record));
    }

    /** Records as rustsec.org writes them, in one array. */
    public static byte[] published(List<AdvisoryRecord> records) {
        return Json.prettyBytes(EXPECTED_BYTES * records.size(), out -> {
            out.writeStartArray();
            for (AdvisoryRecord record : records) {
                new OsvRecord(out, true).write(record);
            }
            out.writeEndArray();
        });
    }

    private void write(AdvisoryRecord record) throws IOException {
        Advisory advisory = record.advisory();
        out.writeStartObject();
        if (!published) {
            Json.text(out, "schema_version", SCHEMA_VERSION);
        }
        Json.text(out, "id", advisory.id());
        Json.text(out, "modified", record.modified().at());
        Json.text(out, "published", noon(advisory.date()));
        if (advisory.withdrawn() != null) {
            Json.text(out, "withdrawn", noon(advisory.withdrawn()));
        }
        texts("aliases", advisory.aliases());
        texts("related", advisory.related());
        text("summary", advisory.title());
        text("details", advisory.description());
        severity(advisory.severity());
        affected(advisory);
        references(advisory);
        out.writeObjectFieldStart("database_specific");
        Json.text(out, "license", advisory.license());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String noon(String day) {
        return day + "T12:00:00Z";
    }

    private void texts(String member, Collection<?> values) throws IOException {
        if (published || !values.isEmpty()) {
            Json.texts(out, member, values);
        }
    }

    private void text(String member, String value) throws IOException {
        if (published || !value.isEmpty()) {
            Json.text(out, member, value);
        }
    }

    private void severity(@Nullable Severity severity) throws IOException {
        if (severity == null) {
            texts("severity", List.of());
            return;
        }
        out.writeArrayFieldStart("severity");
        out.writeStartObject();
        Json.text(out, "type", "CVSS_V" + severity.version().charAt(0));
        Json.text(out, "score", severity.vector());
        out.writeEndObject();
        out.writeEndArray();
    }

    private void affected(Advisory advisory) throws IOException {
        out.writeArrayFieldStart("affected");
        out.writeStartObject();
        out.writeObjectFieldStart("package");
        Json.text(out, "ecosystem", "crates.io");
        Json.text(out, "name", advisory.crate());
        Json.text(out, "purl", "pkg:cargo/" + advisory.crate());
        out.writeEndObject();
        scope(advisory.affected() == null ? NO_SCOPE : advisory.affected());
        out.writeObjectFieldStart("database_specific");
        Json.texts(out, "categories", advisory.categories());
        Json.text(
                out,
                "cvss",
                advisory.severity() == null ? null : advisory.severity().vector());
        Json.text(out, "informational", advisory.informational());
        out.writeEndObject();
        ranges(advisory.versions().affected().ranges());
        texts("versions", List.of());
        out.writeEndObject();
        out.writeEndArray();
    }

    /** In the free part of a record, where nulls and empty lists are as good as anything. */
    private void scope(AffectedScope scope) throws IOException {
        out.writeObjectFieldStart("ecosystem_specific");
        out.writeObjectFieldStart("affects");
        Json.texts(out, "arch", scope.arch());
        Json.texts(out, "os", scope.os());
        Json.texts(out, "functions", scope.functions().keySet());
        out.writeEndObject();
        out.writeNullField("affected_functions");
        out.writeEndObject();
    }

    private void ranges(List<VersionRange> ranges) throws IOException {
        out.writeArrayFieldStart("ranges");
        out.writeStartObject();
        Json.text(out, "type", "SEMVER");
        out.writeArrayFieldStart("events");
        for (VersionRange range : ranges) {
            event("introduced", range.introduced() == null ? UNBOUNDED : range.introduced());
            if (range.fixed() != null) {
                event("fixed", range.fixed());
            }
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }

    private void event(String type, Object version) throws IOException {
        out.writeStartObject();
        Json.text(out, type, version);
        out.writeEndObject();
    }

    private void references(Advisory advisory) throws IOException {
        List<String> urls = new ArrayList<>();
        urls.add("https://crates.io/crates/" + advisory.crate());
        urls.add(advisory.pageAtRustSec() + ".html");
        if (advisory.url() != null) {
            urls.add(advisory.url());
        }
        urls.addAll(advisory.references());
        out.writeArrayFieldStart("references");
        for (String url : urls) {
            out.writeStartObject();
            Json.text(out, "type", referenceType(url));
            Json.text(out, "url", url);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    // The exporter that RustSec runs is pinned to revision 9296b796c38f, which knows CVE records at their older
    // address;
    // revision 095b4fc9 has the newer one. What is published decides: docs/compatibility.md.
    private static String referenceType(String url) {
        boolean forge = url.contains("://github.com/") || url.contains("://gitlab.");
        if (forge && url.contains("/issues/")) {
            return "REPORT";
        }
        if (url.contains("/advisories/") || url.contains("://cve.mitre.org/")) {
            return "ADVISORY";
        }
        return url.contains("://crates.io/crates/") ? "PACKAGE" : "WEB";
    }
}
