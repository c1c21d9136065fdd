package dev.rustsecd.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one published version requires.
 *
 * @param number as the index writes it
 * @param links the native library that it links, of which a build can have one; null for none
 * @param checksum of its {@code .crate} file, 64 lower-case hex digits; empty where the index has none
 */
public record ReleaseRequirements(
        String number, @Nullable String links, String checksum, List<Requirement> requirements) {
    public ReleaseRequirements {
        requirements = List.copyOf(requirements);
    }
}
