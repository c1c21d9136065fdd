package dev.rustsecd.ingest.source;

import dev.rustsecd.ingest.source.IndexDelta.Entry;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The files of an index at the time of one look. Safe for use by several threads. */
public interface IndexContents extends AutoCloseable {
    /**
     * Hands over the files of these entries one after the other, those that are gone meanwhile left out. Blocks.
     *
     * @throws IOException where they cannot be read, though they should be there
     */
    void read(List<Entry> entries, Consumer<IndexFile> reader) throws IOException;

    @Override
    void close();
}
