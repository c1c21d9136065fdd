package dev.rustsecd.ingest.directory;

import dev.rustsecd.crate.Sha256;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.FetchOutcome.Unchanged;
import dev.rustsecd.ingest.source.IndexContents;
import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.source.IndexFile;
import dev.rustsecd.ingest.source.IndexOutcome;
import dev.rustsecd.ingest.source.IndexPath;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.source.KnownIndex;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A registry's index in a local directory, in the layout of a sparse one; it is compared whole, by its contents. */
public final class DirectoryIndexSource implements IndexSource {
    private static final byte[] NO_BYTES = {};

    private final String name;
    private final Path folder;
    private final WorkerExecutor worker;

    /** Between two looks: what need not be digested again. Used by one fetch at a time. */
    private final FileDigests digests;

    /**
     * @param worker everything that blocks runs there
     */
    public DirectoryIndexSource(Path folder, WorkerExecutor worker, InstantSource clock) {
        this.name = "dir+" + folder;
        this.digests = new FileDigests(clock);
        this.folder = folder;
        this.worker = worker;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<IndexOutcome> fetch(KnownIndex known) {
        return worker.executeBlocking(() -> compare(known), false);
    }

    private IndexOutcome compare(KnownIndex known) {
        if (!Files.isDirectory(folder)) {
            return new Failed(Failure.NOT_FOUND, IngestSentences.NO_DIRECTORY);
        }
        SortedMap<String, String> contents;
        try {
            contents = digests.of(folder);
        } catch (IOException e) {
            return new Failed(Failure.UPSTREAM_ERROR, IngestSentences.unreadable(Causes.of(e)));
        }
        if (contents.isEmpty()) {
            return new Failed(Failure.NOT_A_REGISTRY_INDEX, IngestSentences.NO_CRATE_FILE);
        }
        List<Entry> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : contents.entrySet()) {
            if (!known.has(file.getKey(), file.getValue())) {
                changed.add(new Entry(file.getKey(), file.getValue()));
            }
        }
        Set<String> removed = new HashSet<>(known.contents().keySet());
        removed.removeAll(contents.keySet());
        if (changed.isEmpty() && removed.isEmpty()) {
            return new Unchanged();
        }
        return new IndexOutcome.Changed(
                new IndexDelta(new Position(FileDigests.state(contents)), null, changed, removed),
                new LocalFiles(folder));
    }

    /** The files as they are when they are read, each with the id of the bytes that were. */
    private record LocalFiles(Path folder) implements IndexContents {
        @Override
        public void read(List<Entry> entries, Consumer<IndexFile> taker) throws IOException {
            for (Entry entry : entries) {
                read(entry).ifPresent(taker);
            }
        }

        /** Empty where it is gone, which the next look sees. */
        private Optional<IndexFile> read(Entry entry) throws IOException {
            try (InputStream in = Files.newInputStream(folder.resolve(IndexPath.of(entry.name())))) {
                byte[] bytes = in.readNBytes(IndexFile.MAX_BYTES + 1);
                return Optional.of(
                        bytes.length > IndexFile.MAX_BYTES
                                ? new IndexFile(entry.name(), entry.content(), NO_BYTES, bytes.length)
                                : new IndexFile(entry.name(), Sha256.hex(bytes), bytes));
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            // Nothing is open between two reads.
        }
    }
}
