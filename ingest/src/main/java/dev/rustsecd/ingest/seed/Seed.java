package dev.rustsecd.ingest.seed;

import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.time.Instant;
import java.util.List;

/**
 * The facts of an advisory database at one commit.
 *
 * @param commit upstream's commit whose folders these are
 * @param committedAt the committer's time of that commit
 * @param cratesTree git's id of the folder {@code crates}
 * @param rustTree git's id of the folder {@code rust}
 * @param entries by path
 */
record Seed(Position commit, Instant committedAt, String cratesTree, String rustTree, List<Entry> entries) {
    Seed {
        entries = List.copyOf(entries);
    }

    /** One advisory; {@code frontMatter} is TOML. */
    record Entry(String path, Touch created, Touch modified, String frontMatter) {}
}
