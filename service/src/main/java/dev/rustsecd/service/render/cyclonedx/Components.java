package dev.rustsecd.service.render.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.crate.Purl;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.service.render.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the packages of a lockfile as components, and what depends on what. */
final class Components {
    /** Longer versions no document may have; only a package without a source can have one. */
    static final int MAX_VERSION = 1_024;

    private final List<LockedPackage> packages;
    private final DependencyGraph graph;
    private final References references;
    private final YankProperties yanks;

    Components(Lockfile lockfile, References references, YankProperties yanks) {
        this.packages = lockfile.packages();
        this.graph = DependencyGraph.of(lockfile);
        this.references = references;
        this.yanks = yanks;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("components");
        for (int i = 0; i < packages.size(); i++) {
            write(out, packages.get(i), references.of(i));
        }
        out.writeEndArray();
    }

    private void write(JsonGenerator out, LockedPackage locked, String reference) throws IOException {
        boolean shortVersion = locked.versionText().length() <= MAX_VERSION;
        out.writeStartObject();
        Json.text(out, "type", "library");
        Json.text(out, "bom-ref", reference);
        Json.text(out, "name", locked.name());
        if (shortVersion) {
            Json.text(out, "version", locked.versionText());
        }
        if (locked.checksum() != null) {
            out.writeArrayFieldStart("hashes");
            out.writeStartObject();
            Json.text(out, "alg", "SHA-256");
            Json.text(out, "content", locked.checksum());
            out.writeEndObject();
            out.writeEndArray();
        }
        if (locked.source() != null) {
            Json.text(out, "purl", PackageUrls.of(locked, locked.source()));
        }
        properties(out, locked, shortVersion);
        out.writeEndObject();
    }

    private void properties(JsonGenerator out, LockedPackage locked, boolean shortVersion) throws IOException {
        out.writeArrayFieldStart("properties");
        if (locked.line() > 0) {
            CycloneDxReport.property(out, "rustsecd:line", String.valueOf(locked.line()));
        }
        if (locked.source() != null) {
            CycloneDxReport.property(out, "rustsecd:source", locked.source().text());
        }
        if (!shortVersion) {
            CycloneDxReport.property(out, "rustsecd:version", locked.versionText());
        }
        yanks.write(out, locked);
        out.writeEndArray();
    }

    /** The lockfile first, which depends on the roots; then every package. */
    void writeGraph(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("dependencies");
        node(
                out,
                References.LOCKFILE,
                IntStream.range(0, packages.size()).filter(graph::isRoot).toArray());
        for (int i = 0; i < packages.size(); i++) {
            node(out, references.of(i), graph.dependencies(i));
        }
        out.writeEndArray();
    }

    private void node(JsonGenerator out, String reference, int[] dependencies) throws IOException {
        out.writeStartObject();
        Json.text(out, "ref", reference);
        Json.texts(
                out,
                "dependsOn",
                Arrays.stream(dependencies).distinct().mapToObj(references::of).toList());
        out.writeEndObject();
    }

    /**
     * Package URLs of packages that have a source. One without qualifiers is from crates.io; others say where from.
     *
     * <p>Source: Package URL specification, type {@code cargo} and known qualifiers.
     */
    private static final class PackageUrls {
        private PackageUrls() {}

        static String of(LockedPackage locked, PackageSource source) {
            String purl = new Purl(locked.name(), locked.versionText()).toString();
            return switch (source.kind()) {
                case CRATES_IO -> purl;
                case REGISTRY -> purl + "?repository_url=" + Purl.encode(withoutKind(source.location()));
                case GIT -> purl + "?vcs_url=" + Purl.encode(vcsUrl(source));
                case PATH -> purl + "?download_url=" + Purl.encode(withoutKind(source.location()));
            };
        }

        private static String withoutKind(String location) {
            return location.substring(location.indexOf('+') + 1);
        }

        private static String vcsUrl(PackageSource source) {
            return source.location() + (source.commit() == null ? "" : '@' + source.commit());
        }
    }
}
