package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.AdvisorySource;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.FetchOutcome.Unchanged;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.Taken;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** An advisory database in a git repository, local or remote, or in a bundle file. */
public final class GitAdvisorySource implements AdvisorySource {
    private final GitRemote remote;
    private final GitSettings settings;
    private final WorkerExecutor worker;
    private final MirroredBranch branch;

    /** Of the head seen last; the next run continues from it. Used by one fetch at a time. */
    private @Nullable TouchTimes times;

    /**
     * @param worker everything that blocks runs there
     */
    public GitAdvisorySource(GitRemote remote, GitSettings settings, WorkerExecutor worker) {
        this.remote = remote;
        this.settings = settings;
        this.worker = worker;
        this.branch = new MirroredBranch(remote, settings);
    }

    @Override
    public String name() {
        return remote.name();
    }

    @Override
    public Future<FetchOutcome> changesSince(Taken known) {
        return worker.executeBlocking(() -> fetchNow(known), false);
    }

    /** The ids of the folders {@code crates} and {@code rust} at a commit that was fetched, by their names. */
    public Future<Map<String, String>> treeIds(Position commit) {
        return worker.executeBlocking(
                () -> {
                    try (MirrorFolder folder = MirrorFolder.open(settings.dataDir(), remote.name());
                            GitMirror mirror = GitMirror.open(folder, remote, settings.extent());
                            RevWalk commits = new RevWalk(mirror.repository())) {
                        ObjectReader reader = commits.getObjectReader();
                        return AdvisoryTree.ids(reader, commits.parseCommit(ObjectId.fromString(commit.text())));
                    }
                },
                false);
    }

    /** Fills the mirror of a repository or bundle on this machine, and of no other, as far as that goes. Blocks. */
    public static boolean fetchLocal(GitRemote remote, GitSettings settings) {
        if (remote.isHttp()) {
            return false;
        }
        try {
            return new MirroredBranch(remote, settings).read((mirror, head, deadline) -> true);
        } catch (SourceFailed e) {
            return false;
        }
    }

    private FetchOutcome fetchNow(Taken known) {
        try {
            return branch.read((mirror, head, deadline) -> {
                if (mirror.isFresh()) {
                    times = null;
                }
                return compare(mirror.repository(), head, known, deadline);
            });
        } catch (SourceFailed e) {
            return e.failed();
        }
    }

    private FetchOutcome compare(Repository repository, ObjectId head, Taken known, Deadline deadline)
            throws IOException, SourceFailed {
        if (new Position(head.name()).equals(known.position())
                && (!known.recheck() || isAllKnown(repository, head, known))) {
            return new Unchanged();
        }
        TouchTimes before = timesBefore(repository, known.position(), deadline);
        TouchTimes now =
                before == null ? TouchTimes.of(repository, head, deadline) : before.at(repository, head, deadline);
        times = now;
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader)) {
            return new TreeComparison(reader, commits.parseCommit(head), before, now).with(known);
        }
    }

    /** Whether the files of the head that was taken are those that were taken: an older program may have passed some over. */
    private static boolean isAllKnown(Repository repository, ObjectId head, Taken known)
            throws IOException, SourceFailed {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader)) {
            Map<String, String> digests = new HashMap<>();
            AdvisoryTree.files(reader, commits.parseCommit(head)).forEach((path, id) -> digests.put(path, id.name()));
            return digests.equals(known.digests());
        }
    }

    /** Null where nothing is known, or its commit is not in the mirror. */
    private @Nullable TouchTimes timesBefore(Repository repository, @Nullable Position position, Deadline deadline)
            throws IOException {
        if (position == null) {
            return null;
        }
        ObjectId known = ObjectId.fromString(position.text());
        if (times != null && times.isOf(known)) {
            return times;
        }
        return repository.getObjectDatabase().has(known) ? TouchTimes.of(repository, known, deadline) : null;
    }
}
