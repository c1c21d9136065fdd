package dev.rustsecd.ingest.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.git.GitSettings.Extent;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.Taken;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched ahead, while there is no database yet. */
class LocalFetchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theMirrorHasTheHeadAndTheFirstRunReadsAllOfIt() throws Exception {
        FakeAdvisoryRepository repository = FakeAdvisoryRepository.in(folder.resolve("upstream.git"));
        String head =
                repository.put(AdvisoryFile.of("RUSTSEC-2020-0071", "time")).commit("2024-01-01T10:00:00Z");
        GitSettings settings = GitSettings.of(folder.resolve("data"), null, null);
        GitRemote remote = GitRemote.parse(repository.path().toString());

        assertTrue(GitAdvisorySource.fetchLocal(remote, settings));

        try (MirrorFolder mirrors = MirrorFolder.open(settings.dataDir(), remote.name());
                GitMirror mirror = GitMirror.open(mirrors, remote, Extent.WHOLE_HISTORY)) {
            assertFalse(mirror.isFresh());
            assertTrue(mirror.repository().getObjectDatabase().has(ObjectId.fromString(head)));
        }
        try (GitSources sources = new GitSources(settings.dataDir())) {
            Changes changes = assertInstanceOf(
                    Changes.class,
                    Await.result(sources.with(remote.name(), settings).changesSince(Taken.NONE)));
            assertEquals(1, changes.records().size());
        }
    }

    @Test
    void nothingIsAskedOfANetworkAndWhatIsMissingIsLeftToTheFirstRun() {
        GitSettings settings = GitSettings.of(folder.resolve("data"), null, null);
        assertFalse(GitAdvisorySource.fetchLocal(GitRemote.parse("https://localhost:1/db.git"), settings));
        assertFalse(Files.exists(settings.dataDir()));
        GitRemote missing = GitRemote.parse(folder.resolve("missing.git").toString());
        assertFalse(GitAdvisorySource.fetchLocal(missing, settings));
    }
}
