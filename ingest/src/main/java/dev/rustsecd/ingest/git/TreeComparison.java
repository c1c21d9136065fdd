package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.format.RustsecMarkdown;
import dev.rustsecd.ingest.git.TouchTimes.Span;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.FetchOutcome.Unchanged;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.RecordFormat;
import dev.rustsecd.ingest.source.Taken;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** What the files at one commit have that is not known: other content, or other times of their commits. */
final class TreeComparison {
    /** All advisories of RustSec together have 1.3 MB. */
    private static final long MAX_TOTAL_BYTES = 128L << 20;

    private static final byte[] NO_CONTENT = {};
    private static final RecordFormat FORMAT = RustsecMarkdown.FORMAT;

    private final ObjectReader reader;
    private final RevCommit head;
    private final @Nullable TouchTimes before;
    private final TouchTimes now;
    private long totalBytes;

    /**
     * @param before at the known commit; null where that cannot be told, so that every file counts as touched
     * @param now at the head
     */
    TreeComparison(ObjectReader reader, RevCommit head, @Nullable TouchTimes before, TouchTimes now) {
        this.reader = reader;
        this.head = head;
        this.before = before;
        this.now = now;
    }

    FetchOutcome with(Taken known) throws IOException, SourceFailed {
        Map<String, ObjectId> files = AdvisoryTree.files(reader, head);
        List<RawRecord> changed = new ArrayList<>();
        for (Map.Entry<String, ObjectId> file : files.entrySet()) {
            String path = file.getKey();
            if (!file.getValue().name().equals(known.digests().get(path)) || isTouched(path)) {
                changed.add(read(path, file.getValue()));
            }
        }
        Set<String> removed = new HashSet<>(known.digests().keySet());
        removed.removeAll(files.keySet());
        Position position = new Position(head.name());
        return changed.isEmpty() && removed.isEmpty() && position.equals(known.position())
                ? new Unchanged()
                : new Changes(position, Instant.ofEpochSecond(head.getCommitTime()), changed, removed);
    }

    private boolean isTouched(String path) {
        return before == null || !Objects.equals(before.span(path), now.span(path));
    }

    private RawRecord read(String path, ObjectId blob) throws IOException, SourceFailed {
        ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
        long size = loader.getSize();
        byte[] content = size <= RawRecord.MAX_SIZE ? firstBytes(loader) : NO_CONTENT;
        totalBytes += content.length;
        if (totalBytes > MAX_TOTAL_BYTES) {
            throw new SourceFailed(Failure.UPSTREAM_ERROR, IngestSentences.filesTooLarge(MAX_TOTAL_BYTES));
        }
        Span span = now.span(path);
        Touch merged = TouchTimes.touch(head);
        return new RawRecord(
                path,
                blob.name(),
                FORMAT,
                content,
                size,
                span == null ? merged : span.created(),
                span == null ? merged : span.modified());
    }

    private static byte[] firstBytes(ObjectLoader loader) throws IOException {
        try (InputStream in = loader.openStream()) {
            return in.readNBytes(FORMAT.maxBytes());
        }
    }
}
