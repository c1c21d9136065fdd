package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.source.IndexPath;
import dev.rustsecd.ingest.source.KnownIndex;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The crates' files of an index at one commit: regular files that lie where {@link IndexPath} says. A file without bytes
 * counts as none.
 */
final class IndexTree {
    /** crates.io had 0.3 million in 2026. */
    private static final int MAX_CRATES = 4_000_000;

    private static final ObjectId EMPTY = ObjectId.fromString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

    private final ObjectReader reader;
    private final ObjectId tree;
    private final List<Entry> changed = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();

    IndexTree(ObjectReader reader, ObjectId tree) {
        this.reader = reader;
        this.tree = tree;
    }

    List<Entry> changed() {
        return changed;
    }

    Set<String> removed() {
        return removed;
    }

    /** Compares every file by its content. */
    IndexTree withAll(KnownIndex known) throws IOException, SourceFailed {
        removed.addAll(known.contents().keySet());
        int crates = 0;
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                Optional<String> name = crate(walk, 0);
                if (name.isPresent()) {
                    crates++;
                    removed.remove(name.get());
                    add(name.get(), walk.getObjectId(0), known);
                }
                if (crates > MAX_CRATES) {
                    throw new SourceFailed(Failure.UPSTREAM_ERROR, IngestSentences.tooManyCrates(MAX_CRATES));
                }
            }
        }
        if (crates == 0) {
            throw new SourceFailed(Failure.NOT_A_REGISTRY_INDEX, IngestSentences.NO_CRATE_FILE);
        }
        return this;
    }

    /** Compares what is other than in the known commit's tree, and what is asked for again. */
    IndexTree withDiff(ObjectId before, KnownIndex known) throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(before);
            walk.addTree(tree);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                Optional<String> now = crate(walk, 1);
                Optional<String> old = crate(walk, 0);
                if (now.isPresent()) {
                    add(now.get(), walk.getObjectId(1), known);
                } else if (old.isPresent() && known.contents().containsKey(old.get())) {
                    removed.add(old.get());
                }
            }
        }
        Set<String> listed = new HashSet<>();
        changed.forEach(entry -> listed.add(entry.name()));
        for (String name : known.again()) {
            if (!listed.contains(name) && !removed.contains(name)) {
                addAgain(name, known);
            }
        }
        return this;
    }

    private void addAgain(String name, KnownIndex known) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(reader, IndexPath.of(name), tree)) {
            if (walk != null && crate(walk, 0).isPresent()) {
                add(name, walk.getObjectId(0), known);
            }
        }
    }

    private void add(String name, ObjectId blob, KnownIndex known) {
        if (!known.has(name, blob.name())) {
            changed.add(new Entry(name, blob.name()));
        }
    }

    private static Optional<String> crate(TreeWalk walk, int nth) {
        FileMode mode = walk.getFileMode(nth);
        boolean file = mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
        return file && !walk.getObjectId(nth).equals(EMPTY)
                ? IndexPath.fileNameAt(walk.getPathString())
                : Optional.empty();
    }
}
