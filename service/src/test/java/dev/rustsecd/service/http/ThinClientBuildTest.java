package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.http.ScriptedService.Reply;
import dev.rustsecd.service.http.ThinClientProject.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cargo rustsec build}: the line before a build, and a build that goes on whatever the service does. */
@ParameterizedClass
@MethodSource("dev.rustsecd.service.http.ThinClientProject#shells")
class ThinClientBuildTest {
    private static final String UNCHECKED = "warning: Cargo.lock could not be checked: ";
    private static final String OF_CARGO = "error: of cargo\n";
    private static final String SAID = ScriptedService.LINE + ScriptedService.HELP;
    private static final String COLORED = SAID.replace("warning:", "\u001b[1m\u001b[33mwarning\u001b[0m:")
            .replace("help:", "\u001b[1m\u001b[96mhelp\u001b[0m:");

    private final String shell;
    private final ScriptedService service = new ScriptedService();

    @TempDir
    private Path folder;

    private ThinClientProject project;

    ThinClientBuildTest(String shell) {
        this.shell = shell;
    }

    @BeforeEach
    void makeTheProject() {
        project = new ThinClientProject(folder, shell, service.url());
        project.lockfile(TestServer.LOCKFILE);
        service.replies(Reply.findings(SAID));
    }

    @AfterEach
    void stop() {
        service.close();
        project.awaitQuiet();
    }

    @Test
    void theLineComesOnceAndTheRestIsCargos() {
        Outcome outcome = project.run("build", "--release", "a b", "", "--", "*");
        assertEquals("<build><--release><a b><><--><*>", outcome.output());
        assertEquals(ThinClientProject.CARGO_STATUS, outcome.status());
        assertEquals(SAID + OF_CARGO, outcome.errors());
    }

    @Test
    void nothingIsSaidOfACleanLockfile() {
        service.replies(ScriptedService.CLEAN);
        assertEquals(OF_CARGO, project.run("build").errors());
        assertEquals(OF_CARGO, project.run("check").errors());
        assertEquals(1, service.requests().size());
    }

    @Test
    void nothingButTheLockfileIsSent() {
        project.run("build");
        ScriptedService.Request request = service.requests().get(0);
        assertEquals("POST /v1/audit?format=line&help=true", request.method() + " " + request.target());
        assertEquals(TestServer.LOCKFILE, request.body());
        assertEquals("cargo-rustsec", request.header("User-agent"));
        assertEquals(
                List.of("Accept", "Content-length", "Content-type", "Host", "User-agent"),
                request.headers().keySet().stream().sorted().toList());
    }

    @Test
    void anUnchangedLockfileIsNotAskedAboutAgainAndAChangedOneIs() {
        project.run("build");
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
        assertEquals(1, service.requests().size());
        project.lockfile(TestServer.LOCKFILE + "\n");
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
        assertEquals(2, service.requests().size());
    }

    @Test
    void afterItsLifetimeAnAnswerIsShownAndConfirmedBehindTheBuild() {
        project.run("build");
        service.replies(request -> request.header("If-none-match").equals("\"1\"")
                ? new Reply(412, "", Map.of("ETag", "\"1\""))
                : Reply.findings("warning: not the tag\n"));
        project.with("CARGO_RUSTSEC_LIFETIME", "0");
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
        service.awaitRequests(2);
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
    }

    @Test
    void aSlowAnswerIsThereForTheNextBuild() {
        CompletableFuture<Void> go = new CompletableFuture<>();
        service.replies(request -> {
            go.join();
            return Reply.findings(SAID);
        });
        Outcome first = project.without("CARGO_RUSTSEC_PATIENCE").run("build");
        assertEquals(UNCHECKED + "no answer from " + service.host() + " within 0.2 s\n" + OF_CARGO, first.errors());
        go.complete(null);
        service.awaitRequests(2);
        project.awaitKept("current");
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
    }

    @Test
    void aServiceThatNeverAnswersHoldsNeitherTheBuildNorItsOutput() {
        service.replies(Reply.NEVER);
        project.without("CARGO_RUSTSEC_PATIENCE");
        long start = System.nanoTime();
        assertEquals(ThinClientProject.CARGO_STATUS, project.run("build").status());
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
        assertEquals(OF_CARGO, project.run("build").errors());
    }

    @Test
    void aDeadServiceIsTriedOnceAndThenLeftAlone() {
        service.close();
        assertEquals(
                UNCHECKED + "cannot connect to " + service.host() + "\n" + OF_CARGO,
                project.run("build").errors());
        assertEquals(OF_CARGO, project.run("build").errors());
    }

    @ParameterizedTest
    @CsvSource({"200, clean", "200, ''", "200, findings", "302, findings", "404, ''", "429, ''", "500, ''", "503, ''"})
    void garbageIsNotShownAndTheServiceLeftAlone(int status, String verdict) {
        service.replies(
                new Reply(status, "<html>please log in</html>\n".repeat(10_000), Map.of("Rustsec-Verdict", verdict)));
        Outcome outcome = project.run("build");
        assertEquals("<build>", outcome.output());
        assertEquals(ThinClientProject.CARGO_STATUS, outcome.status());
        assertEquals(
                UNCHECKED + service.host() + " answered with status " + status + "\n" + OF_CARGO, outcome.errors());
        assertEquals(OF_CARGO, project.run("build").errors());
        assertEquals(1, service.requests().size());
    }

    /** The text of a problem is a JSON string, and is there whole whatever is in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {'type':'/problems#a','detail':'line 3 is not TOML'} | line 3 is not TOML",
                "400 | {'detail':'not TOML','instance':'1','line':3,'column':14} | not TOML (line 3, column 14)",
                "413 | {'detail':'\\'a\\' and \\'b\\': too long'} | 'a' and 'b': too long",
                "415 | {'detail':'C:\\\\new\\\\','limit':1} | C:\\new\\",
                "400 | {'detail':'a \\\\\\' b','title':'c'} | a \\' b",
                "400 | {'detail':'\\\\u0041 a\\nb \\/ \\u001b[31mü','title':'c'} | \\u0041 a b / [31mü",
                "400 | {'title':'No \\'detail\\':\\'x\\'','status':400} | No 'detail':'x'",
                "503 | {'detail':'Still loading.','status':503} | HOST answered with status 503: Still loading.",
                "500 | {'title':'Internal error','status':500} | HOST answered with status 500: Internal error",
            })
    void theReasonOfAProblemIsPrintedWhole(int status, String json, String said) {
        service.replies(new Reply(status, json.replace('\'', '"'), Map.of()));
        assertEquals(
                UNCHECKED + said.replace('\'', '"').replace("HOST", service.host()) + "\n" + OF_CARGO,
                project.run("build").errors());
    }

    @ParameterizedTest
    @CsvSource({
        "CARGO_TERM_COLOR=always, true",
        "CARGO_TERM_COLOR=never, false",
        "CARGO_TERM_COLOR=auto, false",
        "CLICOLOR_FORCE=1, true",
        "CLICOLOR_FORCE=0, true",
    })
    void theLineIsColoredWhereCargosAre(String assignment, boolean colored) {
        int equals = assignment.indexOf('=');
        project.with(assignment.substring(0, equals), assignment.substring(equals + 1));
        assertEquals((colored ? COLORED : SAID) + OF_CARGO, project.run("build").errors());
        assertEquals(
                COLORED + OF_CARGO, project.run("build", "--color", "always").errors());
        assertEquals(SAID + OF_CARGO, project.run("build", "--color=never").errors());
        assertEquals(COLORED + OF_CARGO, project.run("--color=always", "build").errors());
    }

    @Test
    void colorIsNotWantedByNoColorButByWhoAsksForIt() {
        project.with("NO_COLOR", "1").with("CLICOLOR_FORCE", "1");
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
        project.with("CARGO_TERM_COLOR", "always");
        assertEquals(COLORED + OF_CARGO, project.run("build").errors());
    }

    @Test
    void inCiABuildWaitsForAServiceThatIsBusyAndSaysSo() {
        AtomicInteger asked = new AtomicInteger();
        service.replies(request -> asked.incrementAndGet() < 3
                ? new Reply(503, "{\"detail\":\"busy\"}", Map.of("Retry-After", "0"))
                : Reply.findings(SAID));
        project.with("CI", "true").without("CARGO_RUSTSEC_PATIENCE");
        String[] said = project.run("build").errors().split("\n", 2);
        assertTrue(
                said[0].matches("    Checking /.*/Cargo.lock with " + service.host() + ", waiting at most 60 s"),
                said[0]);
        assertEquals(SAID + OF_CARGO, said[1]);
        assertEquals(
                "/v1/audit?format=line&help=true&wait=PT20S",
                service.requests().get(0).target());
        assertEquals(SAID + OF_CARGO, project.run("build").errors(), "nothing is waited for where the answer is kept");
    }

    @Test
    void outsideOfCiABusyServiceIsAskedOnce() {
        service.replies(new Reply(503, "{\"detail\":\"busy\"}", Map.of("Retry-After", "0")));
        project.with("CI", "false");
        assertEquals(
                UNCHECKED + service.host() + " answered with status 503: busy\n" + OF_CARGO,
                project.run("build").errors());
        assertEquals(1, service.requests().size());
    }

    @Test
    void controlCharactersAreNotPrintedAndNoThirdLineIs() {
        service.replies(Reply.findings("warning: \u001b[31m\u0007a\u009b\u202eb …\r\nhelp: c\u0000\nmore\n"));
        assertEquals(
                "warning: [31mab …\nhelp: c\n" + OF_CARGO, project.run("build").errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"XDG_CACHE_HOME", "HOME"})
    void withoutACacheEveryBuildAsks(String variable) {
        project.without("HOME").with(variable, project.write("a file", "").toString());
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
        assertEquals(SAID + OF_CARGO, project.run("build").errors());
        assertEquals(2, service.requests().size());
        String[] left = folder.toFile().list((dir, name) -> name.startsWith("cargo-rustsec"));
        assertArrayEquals(new String[0], left);
    }

    @Test
    void withoutALockfileTheBuildGoesOnInSilence() {
        assertTrue(project.folder().resolve("Cargo.lock").toFile().delete());
        assertEquals(new Outcome(ThinClientProject.CARGO_STATUS, "<build>", OF_CARGO), project.run("build"));
    }

    @Test
    void theManifestThatCargoIsGivenIsTheOneThatCounts() {
        project.write("other/Cargo.lock", "other");
        project.run("build", "--manifest-path", "../../other/Cargo.toml");
        project.run("build", "--manifest-path=../../other/Cargo.toml");
        project.run("run", "--", "--manifest-path", "../../other/Cargo.toml");
        assertEquals(
                List.of("other", TestServer.LOCKFILE),
                service.requests().stream().map(ScriptedService.Request::body).toList());
    }

    @Test
    void buildsAtTheSameTimeNeverShowTheAnswerToAnotherLockfile() {
        service.replies(request -> Reply.findings("warning: " + request.body() + "\n"));
        for (int round = 0; round < 5; round++) {
            String lockfile = "round " + round;
            project.lockfile(lockfile);
            List<CompletableFuture<Outcome>> builds = IntStream.range(0, 6)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> project.run("build")))
                    .toList();
            for (CompletableFuture<Outcome> build : builds) {
                String said = build.join().errors().replace(OF_CARGO, "");
                boolean late = said.isEmpty() || said.startsWith(UNCHECKED);
                assertTrue(late || said.equals("warning: " + lockfile + "\n"), said);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CARGO_RUSTSEC_URL=nowhere", "CARGO_RUSTSEC_LIFETIME=soon", "PATH=/nonexistent"})
    void aWrongEnvironmentIsSaidAndTheBuildGoesOn(String assignment) {
        int equals = assignment.indexOf('=');
        project.with(assignment.substring(0, equals), assignment.substring(equals + 1));
        project.with("CARGO", project.executable("still", "#!/bin/sh\nexit 7\n").toString());
        Outcome outcome = project.run("build");
        assertEquals(ThinClientProject.CARGO_STATUS, outcome.status());
        assertTrue(outcome.errors().startsWith(UNCHECKED), outcome.errors());
        assertEquals(1, outcome.errors().lines().count(), outcome.errors());
    }
}
