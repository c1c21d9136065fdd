package dev.rustsecd.service.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the change stream.
 *
 * @param type {@code advisory_added}, {@code advisory_changed}, {@code advisory_withdrawn}, {@code version_yanked} or
 *     {@code version_unyanked}
 * @param advisory the id of the advisory; null for what happened to a version
 * @param version null for what happened to an advisory
 * @param source the advisory database or the registry; it may have been retired since
 */
public record ChangeEvent(
        ChangePosition position,
        Instant at,
        String type,
        String crate,
        @Nullable String advisory,
        @Nullable String version,
        String source) {}
