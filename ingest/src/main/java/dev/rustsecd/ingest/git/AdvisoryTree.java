package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.words.operator.IngestSentences;
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
 * The files of an advisory database at one commit: all that lie in a folder under {@code crates} and {@code rust}, names
 * that start with a dot left out. Advisories lie two folders deep; what lies deeper, a file of a very long name, or a link
 * is here too, so that it is refused and not passed over. Source: rustsec crate, {@code database.rs}, which fails on those.
 */
final class AdvisoryTree {
    static final List<String> COLLECTIONS = List.of("crates", "rust");

    private static final int FILE_DEPTH = 2;

    /** No crate's name and no id come near it; an index of the store takes no longer texts. */
    private static final int MAX_PATH_BYTES = 512;

    /** What is kept of a longer path, at most four bytes a character, before the id of the content. */
    private static final int KEPT_CHARS = 100;

    private static final int MAX_ENTRIES = 100_000;

    private AdvisoryTree() {}

    /**
     * The id of each file's content, by path.
     *
     * @throws SourceFailed if there is no {@code crates} folder
     */
    static SortedMap<String, ObjectId> files(ObjectReader reader, RevCommit commit) throws IOException, SourceFailed {
        SortedMap<String, ObjectId> files = new TreeMap<>();
        boolean hasCrates = false;
        int entries = 0;
        try (TreeWalk tree = new TreeWalk(reader)) {
            tree.addTree(commit.getTree());
            tree.setFilter(PathFilterGroup.createFromStrings(COLLECTIONS));
            while (tree.next()) {
                if (tree.isSubtree() && !isHidden(tree)) {
                    hasCrates |= tree.getPathString().equals(COLLECTIONS.get(0));
                    tree.enterSubtree();
                } else if (isAdvisory(tree)) {
                    files.put(key(tree), tree.getObjectId(0));
                }
                if (++entries > MAX_ENTRIES) {
                    throw new SourceFailed(Failure.UPSTREAM_ERROR, IngestSentences.tooManyFiles(MAX_ENTRIES));
                }
            }
        }
        if (!hasCrates) {
            throw new SourceFailed(Failure.NOT_AN_ADVISORY_DATABASE, IngestSentences.NO_CRATES_FOLDER);
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
        boolean file = mode.equals(FileMode.REGULAR_FILE)
                || mode.equals(FileMode.EXECUTABLE_FILE)
                || mode.equals(FileMode.SYMLINK);
        return file && (tree.getDepth() >= FILE_DEPTH || isStray(tree.getNameString())) && !isHidden(tree);
    }

    /** Whether a file beside the crates' folders looks like an advisory that belongs into one of them. */
    private static boolean isStray(String name) {
        return name.endsWith(".md") && !name.equalsIgnoreCase("README.md");
    }

    private static boolean isHidden(TreeWalk tree) {
        return tree.getNameString().startsWith(".");
    }

    /** The path; of a very long one its beginning and the content's id, which is the path of no advisory. */
    private static String key(TreeWalk tree) {
        String path = tree.getPathString();
        if (tree.getPathLength() <= MAX_PATH_BYTES) {
            return path;
        }
        int end = Character.isHighSurrogate(path.charAt(KEPT_CHARS - 1)) ? KEPT_CHARS - 1 : KEPT_CHARS;
        return path.substring(0, end) + "… " + tree.getObjectId(0).name();
    }
}
