package dev.rustsecd.service.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How facts get in, for {@code /v1/status}.
 *
 * @param quarantine by source, then by path
 * @param runs the last run of each source, by source
 */
public record IngestState(List<QuarantinedFile> quarantine, List<SourceRun> runs) {
    public static final IngestState EMPTY = new IngestState(List.of(), List.of());

    public IngestState {
        quarantine = List.copyOf(quarantine);
        runs = List.copyOf(runs);
    }

    /**
     * A file that could not be read.
     *
     * @param reason the rejection, in snake case
     * @param servesOlder whether its last good version goes on serving
     */
    public record QuarantinedFile(
            String source, String path, String reason, String detail, Instant since, boolean servesOlder) {}

    /**
     * The last run of a source that is configured.
     *
     * @param at when it ended; null where none has ended yet
     * @param outcome in snake case; {@code pending} where none has ended yet
     * @param detail one sentence, may be empty
     * @param nextRunAt null where none is planned
     */
    public record SourceRun(
            String source,
            @Nullable Instant at,
            String outcome,
            String detail,
            @Nullable Instant nextRunAt) {}
}
