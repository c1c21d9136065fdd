package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.plan.CrateChange.BadLine;
import dev.rustsecd.ingest.source.IndexFile;
import dev.rustsecd.ingest.source.IndexPath;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an index file says, every line read alone. Of two lines with the same version the later one counts, as in Cargo;
 * versions that differ in build metadata are two.
 */
final class IndexReading {
    /** The most versions that a crate of crates.io has are some thousands. */
    static final int MAX_LINES = 50_000;

    /** The longest line of crates.io has 0.3 MB. */
    private static final int MAX_LINE_BYTES = 4 << 20;

    /** So many refused lines of a file are told of. */
    private static final int MAX_BAD_LINES = 20;

    private final IndexFile file;
    private final Map<String, IndexLine> lines = new LinkedHashMap<>();
    private final List<BadLine> bad = new ArrayList<>();
    private @Nullable String crate;
    private int number;

    private IndexReading(IndexFile file) {
        this.file = file;
    }

    static IndexReading of(IndexFile file) {
        IndexReading reading = new IndexReading(file);
        reading.read(MAX_LINES);
        return reading;
    }

    /** Whether there are lines and none can be read. */
    static boolean isGarbage(IndexFile file) {
        IndexReading first = new IndexReading(file);
        first.read(1);
        if (first.crate != null) {
            return false;
        }
        IndexReading all = of(file);
        return all.crate == null && !all.bad.isEmpty();
    }

    /** The versions, in the order of the file. */
    Collection<IndexLine> lines() {
        return lines.values();
    }

    boolean has(String version) {
        return lines.containsKey(version);
    }

    /** As the lines spell it, null where none can be read. */
    @Nullable
    String crate() {
        return crate;
    }

    List<BadLine> bad() {
        return bad;
    }

    private void read(int most) {
        byte[] bytes = file.bytes();
        if (file.size() > bytes.length) {
            reject(Rejection.INDEX_FILE_TOO_LARGE, RecordSentences.fileSize(file.size()));
            return;
        }
        int from = 0;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            if (number > most) {
                reject(Rejection.INDEX_FILE_TOO_LARGE, RecordSentences.fileLines(MAX_LINES));
                return;
            }
            if (!isBlank(bytes, from, end)) {
                line(bytes, from, end - from);
            }
            from = end + 1;
        }
    }

    private void line(byte[] bytes, int from, int length) {
        if (length > MAX_LINE_BYTES) {
            reject(Rejection.INDEX_LINE_INVALID, RecordSentences.lineSize(length));
            return;
        }
        try {
            IndexLineParser.parse(bytes, from, length).ifPresent(this::take);
        } catch (RejectedInput rejected) {
            reject(rejected.rejection(), rejected.detail());
        }
    }

    private void take(IndexLine line) {
        if (!IndexPath.fileName(line.crate()).equals(file.name())) {
            reject(Rejection.INDEX_LINE_MISPLACED, RecordSentences.OTHER_CRATE);
            return;
        }
        crate = line.crate();
        lines.put(line.number(), line);
    }

    private void reject(Rejection reason, String detail) {
        if (bad.size() < MAX_BAD_LINES) {
            bad.add(new BadLine(Math.max(number, 1), reason, detail));
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
