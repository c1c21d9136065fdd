package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.FetchOutcome.Unchanged;
import dev.rustsecd.ingest.source.IndexContents;
import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.source.IndexFile;
import dev.rustsecd.ingest.source.IndexOutcome;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.source.KnownIndex;
import dev.rustsecd.ingest.source.Position;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * A registry's index in a git repository, local or remote, or in a bundle file. Only the head is fetched; what changed is
 * the difference of two trees, whatever lies between their commits, and of all contents where the known tree is not there.
 */
public final class GitIndexSource implements IndexSource {
    private static final byte[] NO_BYTES = {};

    private final GitRemote remote;
    private final MirroredBranch branch;
    private final WorkerExecutor worker;

    /**
     * @param worker everything that blocks runs there
     */
    public GitIndexSource(GitRemote remote, GitSettings settings, WorkerExecutor worker) {
        this.remote = remote;
        this.branch = new MirroredBranch(remote, settings.forIndex());
        this.worker = worker;
    }

    @Override
    public String name() {
        return "git+" + remote.name();
    }

    @Override
    public Future<IndexOutcome> fetch(KnownIndex known) {
        return worker.executeBlocking(() -> fetchNow(known), false);
    }

    private IndexOutcome fetchNow(KnownIndex known) {
        try {
            return branch.read((mirror, head, deadline) -> compare(mirror.repository(), head, known));
        } catch (SourceFailed e) {
            return e.failed();
        }
    }

    private static IndexOutcome compare(Repository repository, ObjectId head, KnownIndex known)
            throws IOException, SourceFailed {
        if (new Position(head.name()).equals(known.commit()) && known.again().isEmpty()) {
            return new Unchanged();
        }
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader)) {
            RevCommit commit = commits.parseCommit(head);
            ObjectId before = treeOf(repository, commits, known.commit());
            IndexTree now = new IndexTree(reader, commit.getTree());
            if (before == null) {
                now.withAll(known);
            } else {
                now.withDiff(before, known);
            }
            Instant committedAt = Instant.ofEpochSecond(commit.getCommitTime());
            repository.incrementOpen();
            return new IndexOutcome.Changed(
                    new IndexDelta(new Position(head.name()), committedAt, now.changed(), now.removed()),
                    new Blobs(repository));
        }
    }

    /** Null where the commit is not known, or not in the mirror. */
    private static @Nullable ObjectId treeOf(Repository repository, RevWalk commits, @Nullable Position commit)
            throws IOException {
        if (commit == null) {
            return null;
        }
        ObjectId known = ObjectId.fromString(commit.text());
        if (!repository.getObjectDatabase().has(known)) {
            return null;
        }
        ObjectId tree = commits.parseCommit(known).getTree();
        return repository.getObjectDatabase().has(tree) ? tree : null;
    }

    /** The contents by their ids, which no later fetch changes. */
    private record Blobs(Repository repository) implements IndexContents {
        @Override
        public void read(List<Entry> entries, Consumer<IndexFile> taker) throws IOException {
            try (ObjectReader reader = repository.newObjectReader()) {
                for (Entry entry : entries) {
                    taker.accept(read(reader, entry));
                }
            }
        }

        private static IndexFile read(ObjectReader reader, Entry entry) throws IOException {
            ObjectLoader blob = reader.open(ObjectId.fromString(entry.content()), Constants.OBJ_BLOB);
            boolean fits = blob.getSize() <= IndexFile.MAX_BYTES;
            byte[] bytes = fits ? blob.getCachedBytes(IndexFile.MAX_BYTES) : NO_BYTES;
            return new IndexFile(entry.name(), entry.content(), bytes, blob.getSize());
        }

        @Override
        public void close() {
            repository.close();
        }
    }
}
