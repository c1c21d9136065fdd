package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/**
 * The files of an advisory database at one commit: regular files exactly two folders deep under {@code crates} and
 * {@code rust}, names that start with a dot and very long ones left out. Source: rustsec crate, {@code database.rs}.
 */
final class AdvisoryTree {
    static final List<String> COLLECTIONS = List.of("crates", "rust");

    private static final int FILE_DEPTH = 2;

    /** No crate's name and no id come near it; an index of the store takes no longer texts. */
    private static final int MAX_PATH_BYTES = 512;

    private static final int MAX_FILES = 50_000;

    private AdvisoryTree() {}

    /**
     * The id of each file's content, by path.
     *
     * @throws SourceFailed if there is no {@code crates} folder
     */
    static SortedMap<String, ObjectId> files(ObjectReader reader, RevCommit commit) throws IOException, SourceFailed {
        SortedMap<String, ObjectId> files = new TreeMap<>();
        boolean hasCrates = false;
        try (TreeWalk tree = new TreeWalk(reader)) {
            tree.addTree(commit.getTree());
            tree.setFilter(PathFilterGroup.createFromStrings(COLLECTIONS));
            while (tree.next()) {
                if (tree.isSubtree() && tree.getDepth() < FILE_DEPTH) {
                    hasCrates |= tree.getPathString().equals(COLLECTIONS.get(0));
                    tree.enterSubtree();
                } else if (isAdvisory(tree)) {
                    files.put(tree.getPathString(), tree.getObjectId(0));
                }
                if (files.size() > MAX_FILES) {
                    throw new SourceFailed(Failure.UPSTREAM_ERROR, "It has more than " + MAX_FILES + " files.");
                }
            }
        }
        if (!hasCrates) {
            throw new SourceFailed(Failure.NOT_AN_ADVISORY_DATABASE, "It has no folder crates.");
        }
        return files;
    }

    /** The id of each collection's folder, by its name; those that it has. */
    static Map<String, String> ids(ObjectReader reader, RevCommit commit) throws IOException {
        Map<String, String> ids = new TreeMap<>();
        try (TreeWalk tree = new TreeWalk(reader)) {
            tree.addTree(commit.getTree());
            tree.setFilter(PathFilterGroup.createFromStrings(COLLECTIONS));
            while (tree.next()) {
                ids.put(tree.getPathString(), tree.getObjectId(0).name());
            }
        }
        return ids;
    }

    private static boolean isAdvisory(TreeWalk tree) {
        FileMode mode = tree.getFileMode();
        boolean regular = mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
        return regular
                && tree.getDepth() == FILE_DEPTH
                && !tree.getNameString().startsWith(".")
                && tree.getPathLength() <= MAX_PATH_BYTES;
    }
}
