package dev.rustsecd.service.render.cyclonedx;

import dev.rustsecd.crate.Purl;
import dev.rustsecd.semver.RangeSet;
import dev.rustsecd.semver.VersionRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of versions as a {@code vers} text: {@code vers:cargo/<0.1.5|>=0.2.0|<0.2.23}.
 *
 * <p>Source: the VERS specification (version range specifier), of which CycloneDX takes ranges.
 */
final class VersionRanges {
    /** Longer ones no document may have. */
    static final int MAX_CHARACTERS = 4_096;

    private static final String SCHEME = "vers:cargo/";

    private VersionRanges() {}

    static String of(RangeSet set) {
        if (set.isAll()) {
            return SCHEME + '*';
        }
        List<String> constraints = new ArrayList<>();
        for (VersionRange range : set.ranges()) {
            boolean empty = range.introduced() != null && range.introduced().equals(range.fixed());
            if (range.introduced() != null && !empty) {
                constraints.add(">=" + Purl.encode(range.introduced().toString()));
            }
            if (range.fixed() != null && !empty) {
                constraints.add("<" + Purl.encode(range.fixed().toString()));
            }
        }
        return SCHEME + String.join("|", constraints);
    }
}
