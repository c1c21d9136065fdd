package dev.rustsecd.advisory;

import dev.rustsecd.semver.VersionReq;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code [affected]} table: where, within the affected versions, the matter can be met. Empty lists restrict nothing.
 *
 * @param arch target architectures, as written
 * @param os target operating systems, as written
 * @param functions paths such as {@code time::at}, ordered by their segments, with the versions that have them
 */
public record AffectedScope(List<String> arch, List<String> os, Map<String, List<VersionReq>> functions) {
    public AffectedScope {
        arch = List.copyOf(arch);
        os = List.copyOf(os);
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }
}
