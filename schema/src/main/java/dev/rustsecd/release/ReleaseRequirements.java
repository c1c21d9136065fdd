package dev.rustsecd.release;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one published version requires.
 *
 * @param number as the index writes it
 * @param links the native library that it links, of which a build can have one; null for none
 * @param checksum of its {@code .crate} file, 64 lower-case hex digits; empty where the index has none
 * @param features by name what each switches on, as the index writes it; without those that only bear the name of an
 *     optional dependency
 */
public record ReleaseRequirements(
        String number,
        @Nullable String links,
        String checksum,
        Map<String, List<String>> features,
        List<Requirement> requirements) {
    public ReleaseRequirements {
        features = Collections.unmodifiableMap(features); // in its order; versions share it
        requirements = List.copyOf(requirements);
    }

    /** A version without features. */
    public ReleaseRequirements(String number, @Nullable String links, String checksum, List<Requirement> requirements) {
        this(number, links, checksum, Map.of(), requirements);
    }
}
