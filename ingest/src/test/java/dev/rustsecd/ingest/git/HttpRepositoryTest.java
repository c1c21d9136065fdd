package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.AdvisorySource;
import java.io.IOException;

/** The contract, for a repository over HTTP. */
final class HttpRepositoryTest extends AdvisorySourceContractTest {
    @SuppressWarnings("NullAway.Init")
    private GitSources sources;

    @SuppressWarnings("NullAway.Init")
    private GitHttpServer server;

    @Override
    AdvisorySource source() throws IOException {
        sources = new GitSources(folder.resolve("data"));
        server = GitHttpServer.serving(folder);
        return sources.of("http://localhost:" + server.port() + "/upstream.git");
    }

    @Override
    void close() {
        sources.close();
        server.close();
    }
}
