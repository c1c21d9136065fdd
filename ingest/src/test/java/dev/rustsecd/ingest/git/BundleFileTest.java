package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.AdvisorySource;

/** The contract, for a bundle file. */
final class BundleFileTest extends AdvisorySourceContractTest {
    @SuppressWarnings("NullAway.Init")
    private GitSources sources;

    @Override
    AdvisorySource source() {
        sources = new GitSources(folder.resolve("data"));
        return sources.of(folder.resolve("upstream.bundle").toString());
    }

    @Override
    void publish() {
        repository.bundle(folder.resolve("upstream.bundle"));
    }

    @Override
    void close() {
        sources.close();
    }
}
