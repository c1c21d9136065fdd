package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.git.GitSettings.Extent;
import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bare repository that holds one branch of a remote, with its whole history or its head alone, and no tags. */
final class GitMirror implements AutoCloseable {
    /**
     * Each fetch that brings something adds a pack; past so many, the mirror is made anew, which takes less than to
     * repack it, but for an index.
     */
    private static final int MAX_PACKS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(GitMirror.class);
    private static final String HEAD = "refs/heads/mirror";

    private final Repository repository;
    private final GitRemote remote;
    private final boolean fresh;

    private GitMirror(Repository repository, GitRemote remote, boolean fresh) {
        this.repository = repository;
        this.remote = remote;
        this.fresh = fresh;
    }

    /**
     * The mirror in this folder, made anew where there is none that can be opened.
     *
     * @throws IOException if it cannot be written
     */
    static GitMirror open(MirrorFolder folder, GitRemote remote, Extent extent) throws IOException {
        Repository repository = existing(folder.path(), extent);
        if (repository != null) {
            return new GitMirror(repository, remote, false);
        }
        folder.clear();
        repository = new FileRepositoryBuilder()
                .setGitDir(folder.path().toFile())
                .setBare()
                .build();
        repository.create(true);
        return new GitMirror(repository, remote, true);
    }

    Repository repository() {
        return repository;
    }

    /** Whether it was made just now, so that nothing wrong in it can be left from before. */
    boolean isFresh() {
        return fresh;
    }

    /**
     * Brings the remote's head here.
     *
     * @return the head
     * @throws SourceFailed if that fails; the mirror is then as it was
     */
    ObjectId fetch(GitSettings settings, Deadline deadline) throws SourceFailed {
        OutboundHttp http = http(settings, deadline);
        try (Transport transport = Transport.open(repository, remote.location())) {
            transport.setTimeout((int) Math.max(1, settings.connectTimeout().toSeconds()));
            if (settings.extent() == Extent.HEAD_ALONE) {
                transport.setDepth(1);
            }
            if (transport instanceof TransportHttp overHttp) {
                overHttp.setHttpConnectionFactory(http);
            }
            if (remote.credentials() != null) {
                transport.setCredentialsProvider(new RemoteCredentials(remote.location(), remote.credentials()));
            }
            try (FetchConnection connection = transport.openFetch(Set.of(), "HEAD", "refs/heads/")) {
                return take(connection, deadline);
            }
        } catch (IOException e) {
            throw new SourceFailed(failed(e, http, deadline), e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private ObjectId take(FetchConnection connection, Deadline deadline) throws IOException, SourceFailed {
        Ref wanted = RemoteHead.choose(connection.getRefsMap(), remote.branch());
        ObjectId head = wanted.getObjectId();
        Ref have = repository.exactRef(HEAD);
        if (have == null || !head.equals(have.getObjectId())) {
            connection.fetch(deadline, Set.of(wanted), Set.of());
            deadline.check();
            point(head);
        }
        return head;
    }

    private void point(ObjectId head) throws IOException, SourceFailed {
        RefUpdate update = repository.updateRef(HEAD);
        update.setNewObjectId(head);
        update.setForceUpdate(true);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        boolean done = Set.of(
                        RefUpdate.Result.NEW,
                        RefUpdate.Result.FORCED,
                        RefUpdate.Result.FAST_FORWARD,
                        RefUpdate.Result.NO_CHANGE)
                .contains(result);
        if (!done) {
            throw new SourceFailed(Failures.storage(IngestSentences.headNotSet(result.toString())), null);
        }
    }

    private static OutboundHttp http(GitSettings settings, Deadline deadline) throws SourceFailed {
        try {
            return OutboundHttp.of(settings, deadline);
        } catch (IOException e) {
            throw new SourceFailed(new Failed(Failure.UNREACHABLE, IngestSentences.caFile(Failures.message(e))), e);
        }
    }

    private Failed failed(IOException error, OutboundHttp http, Deadline deadline) {
        Path path = remote.path();
        if (path != null && !Files.exists(path)) {
            return new Failed(Failure.NOT_FOUND, IngestSentences.NOTHING_AT_PATH);
        }
        Failed failed = Failures.ofRemote(error, http.lastStatus(), deadline);
        return new Failed(failed.failure(), failed.detail(), http.retryAfter());
    }

    /** Null where it is not whole enough to be opened, or has grown too much. */
    private static @Nullable Repository existing(Path folder, Extent extent) throws IOException {
        boolean full = packs(folder) > MAX_PACKS;
        if (!Files.isRegularFile(folder.resolve("HEAD")) || (full && extent != Extent.HEAD_ALONE)) {
            return null;
        }
        try {
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(folder.toFile())
                    .setBare()
                    .setMustExist(true)
                    .build();
            if (repository.exactRef(HEAD) != null) {
                if (full) {
                    repack(repository);
                }
                return repository;
            }
            repository.close();
            return null;
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with it, a new one takes its place; a disk that fails will say so then.
            LOG.atWarn()
                    .setMessage(IngestSentences.MIRROR_REBUILT_UNOPENED)
                    .setCause(e)
                    .log();
            return null;
        }
    }

    private static void repack(Repository repository) throws IOException {
        try {
            Git.wrap(repository).gc().setAggressive(false).call();
        } catch (GitAPIException e) {
            throw new IOException(IngestSentences.MIRROR_NOT_REPACKED, e);
        }
    }

    private static long packs(Path folder) throws IOException {
        Path packs = folder.resolve("objects/pack");
        if (!Files.isDirectory(packs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(packs)) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }

    /** Which of the remote's branches is followed. */
    private static final class RemoteHead {
        static Ref choose(Map<String, Ref> refs, @Nullable String branch) throws SourceFailed {
            if (branch != null) {
                return found(refs.get("refs/heads/" + branch), IngestSentences.NO_SUCH_BRANCH);
            }
            Ref head = refs.get("HEAD");
            if (head == null || head.getObjectId() == null) {
                head = refs.getOrDefault("refs/heads/main", refs.get("refs/heads/master"));
            }
            return found(head, IngestSentences.NO_HEAD);
        }

        private static Ref found(@Nullable Ref ref, String otherwise) throws SourceFailed {
            if (ref == null || ref.getObjectId() == null) {
                throw new SourceFailed(Failure.NOT_FOUND, otherwise);
            }
            return ref;
        }
    }

    /** Credentials for one host: a redirect elsewhere does not get them. */
    private static final class RemoteCredentials extends CredentialsProvider {
        private final URIish location;
        private final Credentials credentials;

        RemoteCredentials(URIish location, Credentials credentials) {
            this.location = location;
            this.credentials = credentials;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(CredentialItem... items) {
            for (CredentialItem item : items) {
                if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean get(URIish uri, CredentialItem... items) {
            if (!isSameHost(uri) || !supports(items)) {
                return false;
            }
            for (CredentialItem item : items) {
                if (item instanceof CredentialItem.Username user) {
                    user.setValue(credentials.user());
                } else if (item instanceof CredentialItem.Password password) {
                    password.setValue(credentials.password().toCharArray());
                }
            }
            return true;
        }

        private boolean isSameHost(URIish uri) {
            return Objects.equals(uri.getHost(), location.getHost())
                    && uri.getPort() == location.getPort()
                    && Objects.equals(uri.getScheme(), location.getScheme());
        }
    }
}
