package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an operator meets it: a process with a data directory, killed and started again. */
class ProgramTest {
    /** Nothing answers there, so the default advisory database is out of reach wherever this runs. */
    private static final Map<String, String> OFFLINE = Map.of("HTTPS_PROXY", "http://127.0.0.1:1");

    private static final String LONG_AGO_IS_FINE = "--max-commit-age=P36500D";
    private static final byte[] TIME = lockfile("time", "0.1.42");
    private static final byte[] HARMLESS = lockfile("libc", "0.2.1");

    /** A package of crates.io that holds another where it is. */
    private static final byte[] CHRONO = """
            version = 4

            [[package]]
            name = "chrono"
            version = "0.4.19"
            source = "registry+https://github.com/rust-lang/crates.io-index"
            dependencies = [
             "time",
            ]

            [[package]]
            name = "time"
            version = "0.2.1"
            source = "registry+https://github.com/rust-lang/crates.io-index"
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path dataDir;

    @BeforeEach
    void chooseADirectoryWithASpace() {
        dataDir = folder.resolve("data dir");
    }

    @Test
    void firstStartAnswersFromTheSeedAndNeverSaysClean() {
        try (ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE)) {
            HttpResponse<String> found = program.post("/v1/audit", TIME);
            assertEquals(200, found.statusCode());
            assertTrue(found.body().contains("\"RUSTSEC-2020-0071\""), found.body());
            assertTrue(found.body().contains("\"seed\":true"));
            assertTrue(found.body().contains("\"committed_at\":\"2026-08-21T"));
            HttpResponse<String> nothing = program.post("/v1/audit", HARMLESS);
            assertTrue(nothing.body().startsWith("{\"verdict\":\"unknown\",\"complete\":false"), nothing.body());
            HttpResponse<String> line = program.post("/v1/audit?format=line", HARMLESS);
            assertEquals("warning: Cargo.lock could not be checked: advisory data is from 2026-08-21\n", line.body());
            assertTrue(program.output().contains("bundled with the jar, as of 2026-08-21"));
        }
    }

    @Test
    void whatWasKnownIsServedAgainAfterAKill() {
        FakeAdvisoryRepository upstream = upstream();
        ProgramProcess first = ProgramProcess.start(dataDir, Map.of(), advisoryDb(upstream), LONG_AGO_IS_FINE);
        assertEquals("findings", verdict(first.post("/v1/audit", TIME)));
        assertEquals("clean", verdict(first.post("/v1/audit", HARMLESS)));
        first.kill();
        try (ProgramProcess second = ProgramProcess.start(dataDir, Map.of(), advisoryDb(upstream), LONG_AGO_IS_FINE)) {
            assertEquals("findings", verdict(second.post("/v1/audit", TIME)));
        }
    }

    @Test
    void aNewCommitIsServedSoonAfterItsFetch() {
        FakeAdvisoryRepository upstream = upstream();
        try (ProgramProcess program =
                ProgramProcess.start(dataDir, Map.of(), advisoryDb(upstream), LONG_AGO_IS_FINE, "--refresh=PT1S")) {
            assertEquals("clean", verdict(program.post("/v1/audit", HARMLESS)));
            upstream.put(AdvisoryFile.of("RUSTSEC-2026-9001", "libc")).commit("2026-11-21T00:00:00Z");
            program.await(() -> verdict(program.post("/v1/audit", HARMLESS)).equals("findings"));
            String status = program.get("/v1/status").body();
            Instant fetched = instant(status, "fetched_at");
            assertTrue(fetched.isAfter(Instant.now().minusSeconds(60)), status);
        }
    }

    @Test
    void answersGoOnWhileTheDatabaseIsAwayAndItsEndIsSaid() throws IOException {
        FakeAdvisoryRepository upstream = upstream();
        try (ProgramProcess program =
                ProgramProcess.start(dataDir, Map.of(), advisoryDb(upstream), LONG_AGO_IS_FINE, "--refresh=PT1S")) {
            assertEquals("findings", verdict(program.post("/v1/audit", TIME)));
            assertTrue(program.manage("/metrics").body().contains("rustsecd_database_up 1.0"));
            program.await(() -> program.manage("/health/ready").statusCode() == 200);
            killPostgres();
            program.await(() -> program.manage("/metrics").body().contains("rustsecd_database_up 0.0"));
            assertEquals("findings", verdict(program.post("/v1/audit", TIME)));
            assertEquals(200, program.get("/v1/crates/time/0.1.42").statusCode());
            assertEquals(200, program.manage("/health/ready").statusCode());
            assertTrue(program.get("/v1/status").body().contains("\"reachable\":false"));
            program.await(() -> program.manage("/metrics").body().contains("rustsecd_database_up 1.0"));
        }
    }

    @Test
    void plansAreMadeWithTheIndexThatIsFollowedAndGoOnWhileTheDatabaseIsAway() throws IOException {
        FakeAdvisoryRepository upstream = upstream();
        Path index = folder.resolve("index");
        index(index, "ch/ro/chrono", line("chrono", "0.4.19", "=0.2.1"), line("chrono", "0.4.20", "^0.2.1"));
        index(index, "ti/me/time", line("time", "0.2.1", null), line("time", "0.2.23", null));
        try (ProgramProcess program = ProgramProcess.start(
                dataDir, Map.of(), advisoryDb(upstream), LONG_AGO_IS_FINE, "--registry-index=dir+" + index)) {
            program.await(() -> program.post("/v1/audit", CHRONO).body().contains("\"class\":\"parent-update\""));
            String planned = program.post("/v1/audit", CHRONO).body();
            assertTrue(
                    planned.contains("\"commands\":[\"cargo update -p chrono@0.4.19 --precise 0.4.20\","
                            + "\"cargo update -p time@0.2.1 --precise 0.2.23\"],\"solves\":1"),
                    planned);
            killPostgres();
            program.await(() -> program.manage("/metrics").body().contains("rustsecd_database_up 0.0"));
            assertEquals(planned, program.post("/v1/audit", CHRONO).body());
        }
    }

    @Test
    void aSecondProgramOnTheSameDirectorySaysSoAndEnds() {
        try (ProgramProcess first = ProgramProcess.start(dataDir, OFFLINE)) {
            first.address();
            ProgramProcess second = ProgramProcess.start(dataDir, OFFLINE);
            assertEquals(1, second.awaitExit());
            assertTrue(second.output().contains(dataDir.toString()), second.output());
            assertEquals(200, first.post("/v1/audit", TIME).statusCode());
        }
    }

    @Test
    void everyWrongSettingIsListedAndNothingStarts() {
        ProgramProcess program = ProgramProcess.start(
                dataDir, Map.of("RUSTSECD_REFRESH", "soon", "RUSTSECD_PROT", "1"), "--max-body-bytes=-1");
        assertEquals(1, program.awaitExit());
        for (String named : List.of("RUSTSECD_REFRESH", "RUSTSECD_PROT", "RUSTSECD_MAX_BODY_BYTES")) {
            assertTrue(program.output().contains("  " + named + ": "), program.output());
        }
        assertFalse(Files.exists(dataDir));
    }

    @Test
    void twoListenersOnOnePortAreRefusedAndNothingStarts() {
        ProgramProcess program =
                ProgramProcess.start(dataDir, Map.of(), "--host=0.0.0.0", "--port=18499", "--management-port=18499");
        assertEquals(1, program.awaitExit());
        assertTrue(program.output().contains("  RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:18499 overlaps"), program.output());
        assertFalse(Files.exists(dataDir));
    }

    @Test
    void aTakenPortIsFoundBeforeTheDatabaseIsMade() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (String flag : List.of("--port=", "--management-port=")) {
                ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE, flag + taken.getLocalPort());
                assertEquals(1, program.awaitExit());
                String said = "rustsecd cannot start: cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ";
                assertTrue(program.output().contains(said), program.output());
                assertFalse(Files.exists(dataDir));
            }
        }
    }

    @Test
    void terminationEndsTheDatabaseToo() throws IOException {
        ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE);
        program.address();
        ProcessHandle postgres = ProcessHandle.of(postgresPid()).orElseThrow();
        program.terminate();
        assertFalse(postgres.isAlive());
    }

    @Test
    void readinessEndsAtOnceAndWhatIsInFlightIsAnswered() throws IOException {
        try (ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE)) {
            program.await(() -> program.manage("/health/ready").statusCode() == 200);
            assertFalse(program.manage("/metrics").body().contains("rustsecd_requests_seconds_count"));
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), program.address().getPort())) {
                String head = "POST /v1/audit HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                        + TIME.length + "\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                program.await(() -> program.manage("/metrics").statusCode() == 200);
                program.beginToTerminate();
                program.await(() -> program.manage("/health/ready").statusCode() == 503);
                assertEquals(200, program.manage("/health/live").statusCode());
                socket.getOutputStream().write(TIME);
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            }
            program.awaitExit();
        }
    }

    @Test
    void rolesThatShareADatabaseNeedItsAddress() {
        ProgramProcess program = ProgramProcess.start(dataDir, Map.of(), "serve");
        assertEquals(1, program.awaitExit());
        assertTrue(program.output().contains("the role \"serve\" needs RUSTSECD_DATABASE_URL"), program.output());
    }

    private FakeAdvisoryRepository upstream() {
        FakeAdvisoryRepository upstream = FakeAdvisoryRepository.in(folder.resolve("upstream"));
        upstream.put(AdvisoryFile.of("RUSTSEC-2020-0071", "time").patchedIn(">=0.2.23"))
                .commit("2020-11-18T12:00:00Z");
        return upstream;
    }

    private static String advisoryDb(FakeAdvisoryRepository upstream) {
        return "--advisory-db=" + upstream.path();
    }

    private void killPostgres() throws IOException {
        ProcessHandle.of(postgresPid()).orElseThrow().destroyForcibly();
    }

    private long postgresPid() throws IOException {
        try (var files = Files.walk(dataDir, 4)) {
            Path pidFile = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        }
    }

    private static String verdict(HttpResponse<String> answer) {
        return answer.headers().firstValue("Rustsec-Verdict").orElse("none: " + answer.body());
    }

    private static Instant instant(String json, String member) {
        String start = "\"" + member + "\":\"";
        int from = json.indexOf(start) + start.length();
        return Instant.parse(json.substring(from, json.indexOf('"', from)));
    }

    private static void index(Path index, String file, String... lines) throws IOException {
        Files.createDirectories(index.resolve(file).getParent());
        Files.writeString(index.resolve(file), String.join("\n", lines) + "\n");
    }

    /** A version that was published long ago, of time or of what requires it so. */
    private static String line(String name, String version, @Nullable String requirement) {
        String dependency = requirement == null
                ? ""
                : "{\"name\":\"clock\",\"package\":\"time\",\"req\":\"" + requirement
                        + "\",\"features\":[\"std\"],\"optional\":false,\"default_features\":false,\"kind\":\"normal\"}";
        return "{\"name\":\"" + name + "\",\"vers\":\"" + version + "\",\"deps\":[" + dependency + "],\"cksum\":\""
                + "0".repeat(64)
                + "\",\"features\":{\"std\":[]},\"yanked\":false,\"pubtime\":\"2020-01-01T00:00:00Z\"}";
    }

    private static byte[] lockfile(String name, String version) {
        return """
                version = 4

                [[package]]
                name = "%s"
                version = "%s"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                """.formatted(name, version).getBytes(StandardCharsets.UTF_8);
    }
}
