package dev.rustsecd.service.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How facts get in, for {@code /v1/status}.
 *
 * @param quarantine files of advisory sources, by source, then by path
 * @param lines the first lines of the registry's index that could not be read, by crate
 * @param remarks what was odd about files of advisory sources and read all the same, by source, then by path
 * @param runs the last run of each source, by source
 */
public record IngestState(
        List<QuarantinedFile> quarantine, List<QuarantinedFile> lines, List<FileRemark> remarks, List<SourceRun> runs) {
    public static final IngestState EMPTY = new IngestState(List.of(), List.of(), List.of(), List.of());

    public IngestState {
        quarantine = List.copyOf(quarantine);
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
        runs = List.copyOf(runs);
    }

    /** Files, then lines. */
    public List<QuarantinedFile> allQuarantined() {
        List<QuarantinedFile> all = new ArrayList<>(quarantine);
        all.addAll(lines);
        return all;
    }

    /**
     * A file, or a line of one, that could not be read.
     *
     * @param reason the rejection, in snake case
     * @param servesOlder whether its last good version goes on serving
     * @param crates canonical names of the crates of crates.io that it may say something of
     */
    public record QuarantinedFile(
            String source,
            String path,
            String reason,
            String detail,
            Instant since,
            boolean servesOlder,
            List<String> crates) {
        public QuarantinedFile {
            crates = List.copyOf(crates);
        }
    }

    /** Something odd about a file that serves; a sentence. */
    public record FileRemark(String source, String path, String text) {}

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
