package dev.rustsecd.ingest.git;

import static dev.rustsecd.ingest.git.AdvisorySourceContractTest.TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.fixtures.FakeProxy;
import dev.rustsecd.ingest.fixtures.TestCertificate;
import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.outbound.ProxyLogin;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.Taken;
import java.io.IOException;
import java.net.Authenticator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections go through the proxy and trust what the settings name. */
final class OutboundTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private GitSources sources;

    @SuppressWarnings("NullAway.Init")
    private GitHttpServer plain;

    @SuppressWarnings("NullAway.Init")
    private GitHttpServer secure;

    @SuppressWarnings("NullAway.Init")
    private TestCertificate certificate;

    @SuppressWarnings("NullAway.Init")
    private FakeProxy proxy;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException, InterruptedException {
        FakeAdvisoryRepository.in(folder.resolve("db.git")).put(TIME).commit("2024-01-01T00:00:00Z");
        sources = new GitSources(folder.resolve("data"));
        certificate = TestCertificate.in(folder);
        plain = GitHttpServer.serving(folder);
        secure = GitHttpServer.serving(folder, certificate.server());
        proxy = new FakeProxy();
    }

    @AfterEach
    void close() throws IOException {
        sources.close();
        plain.close();
        secure.close();
        proxy.close();
        Authenticator.setDefault(null);
    }

    @Test
    void certificateOfTheCaFileIsTrusted() {
        assertInstanceOf(Changes.class, fetch(sources.of(secureUrl(), null, certificate.pem())));
    }

    @Test
    void unknownCertificateIsUnreachable() {
        Failed failed = assertInstanceOf(Failed.class, fetch(sources.of(secureUrl())));
        assertEquals(Failure.UNREACHABLE, failed.failure());
        assertTrue(failed.detail().startsWith("TLS failed: "), failed.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate"})
    void caFileWithoutCertificateIsSaid(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("empty.pem"), content);
        Failed failed = assertInstanceOf(Failed.class, fetch(sources.of(secureUrl(), null, file)));
        assertTrue(failed.detail().startsWith("cannot use the CA file"), failed.detail());
    }

    @Test
    void proxyIsUsedForHttp() {
        FetchOutcome outcome = fetch(sources.of(plainUrl(), through(""), null));
        assertInstanceOf(Changes.class, outcome, outcome::toString);
        String head = proxy.heads().get(0);
        assertTrue(head.startsWith("GET http://localhost:" + plain.port() + "/db.git/info/refs"), head);
        assertTrue(head.contains("Proxy-Authorization: " + new Credentials("me", "p@ss").basic()), head);
    }

    @Test
    void proxyTunnelsHttpsForWhoLogsIn() {
        OutboundProxy through = through("");
        ProxyLogin.install(through);
        assertInstanceOf(Changes.class, fetch(sources.of(secureUrl(), through, certificate.pem())));
        String head = proxy.heads().get(1);
        assertTrue(head.startsWith("CONNECT localhost:" + secure.port()), head);
        assertTrue(head.contains("Proxy-authorization: " + new Credentials("me", "p@ss").basic()), head);
    }

    @Test
    void hostOfNoProxyIsReachedDirectly() {
        assertInstanceOf(Changes.class, fetch(sources.of(plainUrl(), through("example.org, localhost"), null)));
        assertEquals(List.of(), proxy.heads());
    }

    private OutboundProxy through(String noProxy) {
        return OutboundProxy.parse("http://me:p%40ss@localhost:" + proxy.port(), noProxy);
    }

    private String plainUrl() {
        return "http://localhost:" + plain.port() + "/db.git";
    }

    private String secureUrl() {
        return "https://localhost:" + secure.port() + "/db.git";
    }

    private static FetchOutcome fetch(GitAdvisorySource source) {
        return Await.result(source.changesSince(Taken.NONE));
    }
}
