package dev.rustsecd.ingest;

import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.source.AdvisorySource;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** Where an advisory database is, one record a kind of source. */
public sealed interface AdvisoryAddress {
    /** The address without credentials: the key of its records, and what logs may say. */
    String name();

    /** The same for every spelling of one place. */
    String place();

    /**
     * What follows it.
     *
     * @param worker everything that blocks runs there
     */
    AdvisorySource source(IngestSettings settings, Vertx vertx, WorkerExecutor worker);

    /** In a git repository or bundle. */
    record Git(GitRemote remote) implements AdvisoryAddress {
        @Override
        public String name() {
            return remote.name();
        }

        @Override
        public String place() {
            return remote.place();
        }

        @Override
        public AdvisorySource source(IngestSettings settings, Vertx vertx, WorkerExecutor worker) {
            return new GitAdvisorySource(remote, settings.git(), worker);
        }
    }

    /**
     * Reads a URL of a repository, or a path of one or of a bundle.
     *
     * @throws IllegalArgumentException with a message that holds no secret
     */
    static AdvisoryAddress parse(String text) {
        return new Git(GitRemote.parse(text));
    }
}
