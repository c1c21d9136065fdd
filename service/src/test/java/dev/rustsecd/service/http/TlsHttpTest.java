package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public listener with TLS, and what becomes of it when its files change. */
class TlsHttpTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestCertificate first;

    @SuppressWarnings("NullAway.Init")
    private TlsFiles files;

    @BeforeEach
    void make() throws Exception {
        first = made("first");
        files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        install(first);
    }

    private TestCertificate made(String name) throws IOException, InterruptedException {
        return TestCertificate.in(Files.createDirectory(folder.resolve(name)));
    }

    private void install(TestCertificate certificate) throws IOException, GeneralSecurityException {
        Files.copy(certificate.pem(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(certificate.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
    }

    private TestServer server() {
        TestServer server = new TestServer(TestSettings.tls(files));
        server.serve(TestServer.snapshot());
        return server;
    }

    private static HttpResponse<String> audit(TestServer server, TestCertificate trusted, HttpClient.Version version)
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusted.client())
                .version(version)
                .build();
        return client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/v1/audit"))
                        .POST(BodyPublishers.ofString(TestServer.LOCKFILE))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void clientHasTheVersionOfHttpThatItWants() throws Exception {
        try (TestServer server = server()) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpResponse<String> answer = audit(server, first, version);
                assertEquals(200, answer.statusCode());
                assertEquals(version, answer.version());
                assertTrue(answer.body().contains(TestServer.ID));
            }
            assertTrue(server.gauge("rustsecd.tls.certificate.expiry.timestamp.seconds") > 1.7e9);
            assertFalse(server.raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n", false).contains("HTTP"));
        }
    }

    @Test
    void brokenFramingIsAnsweredAndTheConnectionEndedProperly() throws Exception {
        try (TestServer server = server();
                SSLSocket socket =
                        (SSLSocket) first.client().getSocketFactory().createSocket("localhost", server.port())) {
            String broken = "POST /v1/audit HTTP/1.1|Host: x|Transfer-Encoding: chunked||zz||".replace("|", "\r\n");
            socket.getOutputStream().write(broken.getBytes(StandardCharsets.US_ASCII));
            // Without the notification that TLS ends, reading would fail.
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
    }

    @Test
    void anotherCertificateIsServedOnceItsFilesAreWhole() throws Exception {
        TestCertificate second = made("second");
        try (TestServer server = server()) {
            assertFalse(server.lookAtCertificate());
            Files.copy(second.pem(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
            assertFalse(server.lookAtCertificate(), "the key is not its own yet");
            assertEquals(200, audit(server, first, HttpClient.Version.HTTP_1_1).statusCode());
            install(second);
            assertTrue(server.lookAtCertificate());
            assertFalse(server.lookAtCertificate());
            for (HttpClient.Version version : HttpClient.Version.values()) {
                assertEquals(version, audit(server, second, version).version());
            }
            assertThrows(SSLException.class, () -> audit(server, first, HttpClient.Version.HTTP_1_1));
            Files.writeString(files.key(), "gone");
            assertFalse(server.lookAtCertificate());
            Files.delete(files.certificate());
            assertFalse(server.lookAtCertificate());
            assertEquals(200, audit(server, second, HttpClient.Version.HTTP_2).statusCode());
        }
    }

    @Test
    void filesThatAreNoPairDoNotStart() throws Exception {
        Files.copy(made("second").key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
        IllegalStateException failure = assertThrows(IllegalStateException.class, this::server);
        assertTrue(failure.toString().contains("are not a PEM certificate and its private key"), failure::toString);
    }
}
