package dev.rustsecd.fix.world;

import dev.rustsecd.semver.Version;
import java.util.List;
import java.util.Map;

/**
 * A release of a made-up crate.
 *
 * @param daysOld how long it has been out
 * @param features by name what each switches on
 */
public record MadeRelease(
        String crate,
        Version version,
        int daysOld,
        boolean yanked,
        List<Need> needs,
        Map<String, List<String>> features) {
    /** What it requires of a crate; {@code features} are those that it asks for beside the default ones. */
    record Need(String crate, String requirement, boolean optional, boolean defaults, List<String> features) {
        /** As {@code KnownCratesBuilder} reads it. */
        String text() {
            String extra = features.isEmpty() ? "" : " " + String.join(" ", features);
            return (optional ? "?" : "") + (defaults ? "" : "-") + crate + ' ' + requirement + extra;
        }

        Need asking(String other) {
            return new Need(crate, other, optional, defaults, features);
        }
    }

    MadeRelease withYank() {
        return new MadeRelease(crate, version, daysOld, true, needs, features);
    }

    /** {@code name@version}. */
    String id() {
        return crate + '@' + version;
    }
}
