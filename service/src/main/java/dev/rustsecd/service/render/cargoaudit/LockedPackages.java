package dev.rustsecd.service.render.cargoaudit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedDependency;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.render.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes packages of a lockfile with their dependencies, each with the version and the source that it comes to.
 *
 * <p>Source: cargo-lock crate, {@code package.rs} and {@code lockfile/encoding.rs}.
 */
final class LockedPackages {
    /** Where checksums stand apart from the packages. */
    private static final int FIRST_VERSION = 1;

    private final List<LockedPackage> packages;
    private final Map<String, LockedPackage> firstByLabel = new HashMap<>();

    LockedPackages(Lockfile lockfile) {
        this.packages = lockfile.packages();
        if (lockfile.version() == FIRST_VERSION) {
            packages.stream()
                    .filter(locked -> locked.source() != null)
                    .forEach(locked -> firstByLabel.merge(locked.label(), locked, LockedPackages::firstBySource));
        }
    }

    private static LockedPackage firstBySource(LockedPackage one, LockedPackage other) {
        return String.valueOf(one.source()).compareTo(String.valueOf(other.source())) <= 0 ? one : other;
    }

    /** A dependency as cargo-audit holds it: it always has a version. */
    private record Dependency(
            String name, String version, @Nullable PackageSource source) {}

    void write(JsonGenerator out, LockedPackage locked) throws IOException {
        out.writeObjectFieldStart("package");
        Json.text(out, "name", locked.name());
        Json.text(out, "version", locked.versionText());
        source(out, locked.source());
        Json.text(out, "checksum", checksum(locked));
        dependencies(out, locked.dependencies());
        out.writeFieldName("replace");
        Dependency replace = locked.replace() == null ? null : dependency(locked.replace());
        if (replace == null) {
            out.writeNull();
        } else {
            write(out, replace);
        }
        out.writeEndObject();
    }

    /**
     * In a lockfile of version 1 cargo-audit looks for a checksum by name and version alone, and takes the first: of two
     * packages that differ in their source, both get that of the one whose source sorts first.
     */
    private @Nullable String checksum(LockedPackage locked) {
        return firstByLabel.getOrDefault(locked.label(), locked).checksum();
    }

    private void dependencies(JsonGenerator out, List<LockedDependency> written) throws IOException {
        if (written.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("dependencies");
        for (LockedDependency one : written) {
            Dependency dependency = dependency(one);
            if (dependency != null) {
                write(out, dependency);
            }
        }
        out.writeEndArray();
    }

    /**
     * As written where the text names a source, else as the package that it means. Null where there is no version for it
     * that cargo-audit could hold: it refuses such lockfiles whole.
     */
    private @Nullable Dependency dependency(LockedDependency written) {
        if (written.source() == null && written.isResolved()) {
            LockedPackage target = packages.get(written.target());
            return target.version() == null
                    ? null
                    : new Dependency(target.name(), target.versionText(), target.source());
        }
        String version = written.version();
        return version == null || Version.tryParse(version).isEmpty()
                ? null
                : new Dependency(written.name(), version, written.source());
    }

    private static void write(JsonGenerator out, Dependency dependency) throws IOException {
        out.writeStartObject();
        Json.text(out, "name", dependency.name());
        Json.text(out, "version", dependency.version());
        source(out, dependency.source());
        out.writeEndObject();
    }

    /** A {@code path+} source comes out as null. */
    private static void source(JsonGenerator out, @Nullable PackageSource source) throws IOException {
        boolean none = source == null || source.kind() == PackageSource.Kind.PATH;
        Json.text(out, "source", none ? null : source);
    }
}
