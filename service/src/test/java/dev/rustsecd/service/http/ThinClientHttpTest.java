package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.http.ThinClientProject.Outcome;
import dev.rustsecd.service.request.PublicAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The thin client as it is served, and what it gets from the service that served it. */
class ThinClientHttpTest {
    private static final String PATH = "/client/cargo-rustsec";

    @TempDir
    private Path folder;

    private TestServer server = TestServer.loaded();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itAsksTheServiceThatItWasFetchedFrom() {
        HttpResponse<String> script = server.get(PATH);
        assertEquals(200, script.statusCode());
        assertTrue(script.body().startsWith("#!/bin/sh\n"));
        assertEquals(
                "text/x-shellscript; charset=utf-8",
                script.headers().firstValue("Content-Type").orElse(""));
        ThinClientProject project = new ThinClientProject(folder, "sh", "").without("CARGO_RUSTSEC_URL");
        project.served(script.body());
        project.lockfile(TestServer.LOCKFILE);
        assertEquals("""
                warning: Cargo.lock contains 1 crate with security advisory: time 0.1.42 (RUSTSEC-2020-0071)
                error: of cargo
                """, project.run("build").errors());
        Outcome report = project.run("--private", "--fail-on", "vulnerability");
        assertEquals(1, report.status());
        assertTrue(report.output().contains("ID:        RUSTSEC-2020-0071\n"), report.output());
        assertEquals(
                0,
                project.run("--fail-on=vulnerability", "--ignore", TestServer.ID)
                        .status());
        assertEquals(2, project.run("--fail-on=vulnerable").status());
    }

    @Test
    void theOperatorsAddressGoesOverThatOfTheRequest() {
        server.close();
        server = new TestServer(TestSettings.reachedAt(PublicAddress.parse("https://rustsecd.example.com/audit/")));
        assertTrue(server.get(PATH).body().contains("\ndefault_url='https://rustsecd.example.com/audit'\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'b", "a b", "$(id)", "a`b`", "a/../b", "user@a", "a\"", "[::1", "a:b", "\u00e4", "-a"})
    void noHostGetsAnythingButAnAddressIntoTheScript(String host) {
        String answer =
                server.raw("GET " + PATH + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", false);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertFalse(answer.contains("default_url"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rustsecd", "rustsecd.example.com:8443", "127.0.0.1:8080", "[::1]:8080"})
    void everyAddressIsTaken(String host) {
        String answer =
                server.raw("GET " + PATH + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", false);
        assertTrue(answer.contains("\ndefault_url='http://" + host + "'\n"), answer);
    }

    @Test
    void withoutAHostThereIsNoScript() {
        assertTrue(server.raw("GET " + PATH + " HTTP/1.0\r\n\r\n", false).startsWith("HTTP/1.0 400 "));
    }
}
