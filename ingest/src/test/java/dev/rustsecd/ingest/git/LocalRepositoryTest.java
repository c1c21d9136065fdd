package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.AdvisorySource;

/** The contract, for a bare repository on this machine. */
final class LocalRepositoryTest extends AdvisorySourceContractTest {
    @SuppressWarnings("NullAway.Init")
    private GitSources sources;

    @Override
    AdvisorySource source() {
        sources = new GitSources(folder.resolve("data dir"));
        return sources.of(repository.path().toString());
    }

    @Override
    void close() {
        sources.close();
    }
}
