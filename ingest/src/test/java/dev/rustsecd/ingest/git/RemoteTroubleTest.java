package dev.rustsecd.ingest.git;

import static dev.rustsecd.ingest.git.AdvisorySourceContractTest.TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.git.GitHttpServer.Behaviour;
import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.Taken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a remote that cannot be read comes to. */
final class RemoteTroubleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private GitSources sources;

    @SuppressWarnings("NullAway.Init")
    private GitHttpServer server;

    @SuppressWarnings("NullAway.Init")
    private FakeAdvisoryRepository repository;

    @BeforeEach
    void open() throws IOException {
        repository = FakeAdvisoryRepository.in(folder.resolve("db.git"));
        repository.put(TIME).put("crates/big/RUSTSEC-2020-0001.md", noise()).commit("2024-01-01T00:00:00Z");
        sources = new GitSources(folder.resolve("data"));
        server = GitHttpServer.serving(folder);
    }

    @AfterEach
    void close() {
        sources.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, UNAUTHORIZED",
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "429, UPSTREAM_ERROR",
        "500, UPSTREAM_ERROR",
        "503, UPSTREAM_ERROR"
    })
    void statusHasItsFailure(int status, Failure expected) {
        server.answerStatus(status);
        Failed failed = failed(url());
        assertEquals(expected, failed.failure());
        assertEquals("the server answered with HTTP status " + status, failed.detail());
        assertEquals(Duration.ofMinutes(2), failed.retryAfter());
    }

    @ParameterizedTest
    @CsvSource({"HTML, UPSTREAM_ERROR", "TRUNCATE, UPSTREAM_ERROR"})
    void unreadableAnswerIsAnUpstreamError(Behaviour behaviour, Failure expected) {
        server.behave(behaviour);
        assertEquals(expected, failed(url()).failure());
        server.behave(Behaviour.SERVE);
        assertInstanceOf(Changes.class, Await.result(sources.of(url()).changesSince(Taken.NONE)));
    }

    /** JGit reads such a list line by line and keeps it. */
    @ParameterizedTest
    @CsvSource({"ENDLESS_LINE, 8", "ENDLESS_LIST, 40"})
    void anAnswerWithoutEndIsCutOffBeforeItFillsTheHeap(Behaviour behaviour, int megabytes) {
        server.behave(behaviour);
        assertEquals(Failure.UPSTREAM_ERROR, failed(url()).failure());
        assertTrue(server.sent() < (long) megabytes << 20, server.sent() + " bytes");
    }

    @Test
    void redirectsAreFollowedToNoOtherServer() throws IOException {
        try (GitHttpServer other = GitHttpServer.serving(folder)) {
            for (String host : List.of("localhost:" + other.port(), "127.0.0.1:" + server.port())) {
                server.redirect("/db.git", "http://" + host + "/db.git");
                int before = server.requests();
                Failed failed = failed(url());
                assertEquals(Failure.UPSTREAM_ERROR, failed.failure());
                assertEquals("the server redirects to another host, which is not followed", failed.detail());
                assertEquals(0, other.requests());
                assertEquals(before + 1, server.requests());
            }
        }
    }

    @Test
    void redirectsWithinAServerAreFollowed() {
        server.redirect("/old.git", "http://localhost:" + server.port() + "/db.git");
        assertInstanceOf(
                Changes.class,
                Await.result(sources.of("http://localhost:" + server.port() + "/old.git")
                        .changesSince(Taken.NONE)));
    }

    @Test
    void silentServerIsUnreachableAfterTheTimeout() {
        server.behave(Behaviour.STALL);
        GitSettings hasty =
                new GitSettings(folder.resolve("data"), null, null, Duration.ofSeconds(1), Duration.ofSeconds(3));
        Failed failed = assertInstanceOf(
                Failed.class, Await.result(sources.with(url(), hasty).changesSince(Taken.NONE)));
        assertEquals(Failure.UNREACHABLE, failed.failure());
    }

    @Test
    void closedPortIsUnreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(
                Failure.UNREACHABLE,
                failed("http://localhost:" + port + "/db.git").failure());
    }

    @Test
    void unknownHostIsUnreachable() {
        Failed failed = failed("http://no-such-host.invalid/db.git");
        assertEquals(Failure.UNREACHABLE, failed.failure());
        assertEquals("cannot resolve no-such-host.invalid", failed.detail());
    }

    @ParameterizedTest
    @CsvSource({"''", "'who:wrong@'"})
    void missingOrWrongCredentialsAreUnauthorized(String userInfo) {
        server.require(new Credentials("who", "s3cr:et@"));
        Failed failed = failed("http://" + userInfo + "localhost:" + server.port() + "/db.git");
        assertEquals(Failure.UNAUTHORIZED, failed.failure());
        assertFalse(failed.detail().contains("wrong"), failed.detail());
    }

    @Test
    void credentialsOfTheAddressAreGiven() {
        server.require(new Credentials("who", "s3cr:et@"));
        GitAdvisorySource source = sources.of("http://who:s3cr%3Aet%40@localhost:" + server.port() + "/db.git");
        assertInstanceOf(Changes.class, Await.result(source.changesSince(Taken.NONE)));
        assertEquals(url(), source.name());
    }

    @Test
    void pathWithoutAnythingIsNotFound() {
        assertEquals(
                Failure.NOT_FOUND, failed(folder.resolve("nothing").toString()).failure());
    }

    @Test
    void folderWithoutRepositoryIsNotFound() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        assertEquals(Failure.NOT_FOUND, failed(plain.toString()).failure());
    }

    @Test
    void missingBranchIsNotFound() {
        assertEquals(Failure.NOT_FOUND, failed(url() + "#nowhere").failure());
    }

    @Test
    void emptyRepositoryIsNotFound() {
        FakeAdvisoryRepository.in(folder.resolve("empty.git"));
        assertEquals(
                Failure.NOT_FOUND,
                failed(folder.resolve("empty.git").toString()).failure());
    }

    @Test
    void branchOfTheAddressIsFollowed() {
        String head = repository.onBranch("next").put(TIME.saying("Next.")).commit("2024-02-01T00:00:00Z");
        Changes changes = assertInstanceOf(
                Changes.class, Await.result(sources.of(url() + "#next").changesSince(Taken.NONE)));
        assertEquals(new Position(head), changes.position());
    }

    @ParameterizedTest
    @CsvSource({"0.0", "0.001", "0.5", "0.99"})
    void truncatedBundleIsAnUpstreamError(double part) throws IOException {
        Path bundle = repository.bundle(folder.resolve("whole.bundle"));
        byte[] bytes = Files.readAllBytes(bundle);
        Path cut = folder.resolve("cut.bundle");
        Files.write(cut, Arrays.copyOf(bytes, (int) (bytes.length * part)));
        assertEquals(Failure.UPSTREAM_ERROR, failed(cut.toString()).failure());
    }

    @Test
    void dataDirectoryThatCannotBeWrittenIsLocalStorage() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        GitSettings settings = GitSettings.of(file.resolve("data"), null, null);
        Failed failed = assertInstanceOf(
                Failed.class, Await.result(sources.with(url(), settings).changesSince(Taken.NONE)));
        assertEquals(Failure.LOCAL_STORAGE, failed.failure());
    }

    private String url() {
        return "http://localhost:" + server.port() + "/db.git";
    }

    private Failed failed(String address) {
        return assertInstanceOf(Failed.class, Await.result(sources.of(address).changesSince(Taken.NONE)));
    }

    /** Text that does not compress, so that a pack with it is long. */
    private static String noise() {
        StringBuilder text = new StringBuilder();
        new java.util.Random(7).ints(20_000, ' ', '~').forEach(c -> text.append((char) c));
        return text.toString();
    }
}
