package dev.rustsecd.ingest.git;

import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * When each path was first and last touched by a non-merge commit reachable from a head: added, edited or deleted, by
 * the committer's time. Renames are not followed. Source: rustsec-admin, which dates the OSV export like this.
 *
 * <p>Both are extremes over a set of commits, so those of a later head are these and those of the commits between.
 */
final class TouchTimes {
    private static final int MAX_PATHS = 500_000;

    private final ObjectId head;
    private final Map<String, Span> spans;

    private TouchTimes(ObjectId head, Map<String, Span> spans) {
        this.head = head;
        this.spans = spans;
    }

    /** The first and the last touch of a path. */
    record Span(Touch created, Touch modified) {
        private Span with(Touch touch) {
            return new Span(
                    touch.at().isBefore(created.at()) ? touch : created,
                    touch.at().isAfter(modified.at()) ? touch : modified);
        }
    }

    /** Of all commits that are reachable from the head. */
    static TouchTimes of(Repository repository, ObjectId head, Deadline deadline) throws IOException {
        Map<String, Span> spans = new HashMap<>();
        walk(repository, head, null, deadline, spans);
        return new TouchTimes(head, spans);
    }

    /** Of another head, which the head of these may or may not be an ancestor of. */
    TouchTimes at(Repository repository, ObjectId later, Deadline deadline) throws IOException {
        if (later.equals(head)) {
            return this;
        }
        if (!isAncestor(repository, head, later)) {
            return of(repository, later, deadline);
        }
        Map<String, Span> merged = new HashMap<>(spans);
        walk(repository, later, head, deadline, merged);
        return new TouchTimes(later, merged);
    }

    boolean isOf(ObjectId commit) {
        return head.equals(commit);
    }

    /** Null where only a merge brought the path. */
    @Nullable
    Span span(String path) {
        return spans.get(path);
    }

    /** When this commit was made. */
    static Touch touch(RevCommit commit) {
        PersonIdent committer = commit.getCommitterIdent();
        Instant at = Instant.ofEpochSecond(commit.getCommitTime());
        ZoneId zone = committer.getZoneId();
        return new Touch(at, LocalDate.ofInstant(at, zone));
    }

    private static boolean isAncestor(Repository repository, ObjectId earlier, ObjectId later) throws IOException {
        try (RevWalk commits = new RevWalk(repository)) {
            return commits.isMergedInto(commits.parseCommit(earlier), commits.parseCommit(later));
        }
    }

    private static void walk(
            Repository repository,
            ObjectId head,
            @Nullable ObjectId without,
            Deadline deadline,
            Map<String, Span> spans)
            throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader);
                TreeWalk trees = new TreeWalk(reader)) {
            trees.setRecursive(true);
            trees.setFilter(AndTreeFilter.create(
                    PathFilterGroup.createFromStrings(AdvisoryTree.COLLECTIONS), TreeFilter.ANY_DIFF));
            commits.setRevFilter(RevFilter.NO_MERGES);
            commits.markStart(commits.parseCommit(head));
            if (without != null) {
                commits.markUninteresting(commits.parseCommit(without));
            }
            for (RevCommit commit = commits.next(); commit != null; commit = commits.next()) {
                deadline.check();
                compareWithParent(commits, trees, commit);
                collect(trees, touch(commit), spans);
            }
        }
    }

    private static void compareWithParent(RevWalk commits, TreeWalk trees, RevCommit commit) throws IOException {
        trees.reset();
        if (commit.getParentCount() == 0) {
            trees.addTree(new EmptyTreeIterator());
        } else {
            RevCommit parent = commit.getParent(0);
            commits.parseHeaders(parent);
            trees.addTree(parent.getTree());
        }
        trees.addTree(commit.getTree());
    }

    private static void collect(TreeWalk trees, Touch touch, Map<String, Span> spans) throws IOException {
        while (trees.next()) {
            String path = trees.getPathString();
            Span known = spans.get(path);
            spans.put(path, known == null ? new Span(touch, touch) : known.with(touch));
        }
        if (spans.size() > MAX_PATHS) {
            throw new IOException(IngestSentences.tooManyPaths(MAX_PATHS));
        }
    }
}
