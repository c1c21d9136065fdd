package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.http.ScriptedService.Reply;
import dev.rustsecd.service.http.ThinClientProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cargo rustsec}: the report, and what options make of it. */
@ParameterizedClass
@MethodSource("dev.rustsecd.service.http.ThinClientProject#shells")
class ThinClientReportTest extends ThinClientReports {
    ThinClientReportTest(String shell) {
        super(shell);
    }

    @Test
    void theReportIsPrintedAsItCame() {
        Outcome outcome = project.run();
        assertEquals(REPORT, outcome.output());
        assertEquals(0, outcome.status());
        assertEquals("    Checking " + project.path("Cargo.lock") + " with " + service.host() + "\n", outcome.errors());
        assertEquals("/v1/audit?format=text", service.requests().get(0).target());
    }

    @Test
    void optionsBecomeParametersThatCannotCarryOthers() {
        project.run(
                "--fail-on", "vulnerability,any", "--ignore=yanked:a@1.0.0+b", "--ignore", "CVE-1", "--format=sarif");
        assertEquals(
                "/v1/audit?format=sarif&ignore=yanked:a@1.0.0%2Bb&ignore=CVE-1&fail_on=vulnerability,any,unknown",
                service.requests().get(0).target());
        assertEquals(2, project.run("--ignore", "a&fail_on=").status());
        assertEquals(2, project.run("--format", "").status());
        assertEquals(1, service.requests().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--faul-on=any",
                "-x",
                "--fail-on",
                "--strict build",
                "--fail-on any build",
                "--lenient build",
                "--strict --lenient",
                "-f a --manifest-path b",
                "-f no-such-file",
                "--json build",
                "--color sometimes",
            })
    void wrongOptionsRunNothing(String words) {
        Outcome outcome = project.run(words.split(" "));
        assertEquals(2, outcome.status());
        assertEquals("", outcome.output());
        assertTrue(outcome.errors().startsWith("error: "), outcome.errors());
        assertEquals(List.of(), service.requests());
    }

    @Test
    void helpSaysWhatEveryExitStatusMeans() {
        String help = project.run("--help").output();
        for (String said : List.of("exit 1 if", "exit 2 if", "exit 0 in that case", "exits with 0", "--severity")) {
            assertTrue(help.contains(said), help);
        }
    }

    @Test
    void theVersionIsThatOfTheService() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("rustsecd.basedir"), "pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
        Outcome expected = new Outcome(0, "cargo-rustsec " + version + " (" + service.url() + ")\n", "");
        assertEquals(expected, project.run("--version"));
        assertEquals(expected, project.run("-V"));
    }

    @Test
    void quietIsAboutCleanReportsOnly() {
        assertEquals(new Outcome(0, REPORT, ""), project.run("-q"));
        service.replies(ScriptedService.CLEAN);
        assertEquals(new Outcome(0, "", ""), project.run("--quiet", "--fail-on", "any"));
        service.replies(new Reply(200, "{}", Map.of("Rustsec-Verdict", "clean")));
        assertEquals(new Outcome(0, "{}", ""), project.run("-q", "--json"));
    }

    @ParameterizedTest
    @CsvSource({
        "--json, format=json",
        "--severity high, format=text&severity=high",
        "--color always, format=text&color=always",
        "--color always --json, format=json",
        "--color never, format=text",
    })
    void theFurtherOptionsAreParametersToo(String words, String query) {
        project.run(words(words));
        assertEquals("/v1/audit?" + query, service.requests().get(0).target());
    }

    @Test
    void inCiTheServiceIsAskedUntilItIsThere() {
        AtomicInteger asked = new AtomicInteger();
        service.replies(request -> asked.incrementAndGet() < 4
                ? new Reply(503, "{\"detail\":\"Still loading.\"}", Map.of("Retry-After", "0"))
                : Reply.findings(REPORT));
        Outcome outcome = project.with("CI", "true").run("--fail-on", "any");
        assertEquals(REPORT, outcome.output());
        assertTrue(outcome.errors().endsWith(" with " + service.host() + ", waiting at most 60 s\n"), outcome.errors());
        assertEquals(
                "/v1/audit?format=text&fail_on=any,unknown&wait=PT20S",
                service.requests().get(0).target());
    }

    @Test
    void anotherFileOrStandardInputIsChecked() {
        project.write("member/src/other.lock", "other");
        assertEquals(
                "    Checking other.lock with " + service.host() + "\n",
                project.run("-f", "other.lock").errors());
        assertEquals(
                "    Checking standard input with " + service.host() + "\n",
                project.run("--file=-").errors());
        assertEquals(
                List.of("other", ""),
                service.requests().stream().map(ScriptedService.Request::body).toList());
    }

    @ParameterizedTest
    @CsvSource({"other.lock, other.lock", "../../Cargo.lock, Cargo.lock", "-, Cargo.lock"})
    void whatCouldNotBeCheckedIsNamed(String file, String name) {
        project.write("member/src/other.lock", "other");
        service.replies(new Reply(400, "{\"detail\":\"No.\"}", Map.of()));
        Outcome outcome = project.run("-q", "-f", file);
        assertEquals(new Outcome(2, "", "error: " + name + " could not be checked: No.\n"), outcome);
    }

    /** The nearest Cargo.lock is not it where cargo knows the workspace. */
    @Test
    void theLockfileIsThatOfTheWorkspace() {
        project.write("member/Cargo.lock", "a stale one");
        project.with(
                "CARGO",
                project.executable("locating", """
                #!/bin/sh
                [ "$1 $2 $3 $4" = "locate-project --workspace --message-format plain" ] || exit 1
                [ $# = 4 ] || [ "$5 $6" = "--manifest-path ../Cargo.toml" ] || exit 1
                echo '%s'
                """.formatted(project.path("Cargo.toml")))
                        .toString());
        project.run();
        project.run("--manifest-path", "../Cargo.toml");
        project.run("--manifest-path", "elsewhere");
        assertEquals(
                List.of(TestServer.LOCKFILE, TestServer.LOCKFILE, "a stale one"),
                service.requests().stream().map(ScriptedService.Request::body).toList());
        assertTrue(project.folder().resolve("Cargo.lock").toFile().delete());
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "error: no Cargo.lock found in " + project.path("")
                                + "; run cargo generate-lockfile to make one\n"),
                project.run());
    }

    @Test
    void aMissingLockfileFails() {
        assertTrue(project.folder().resolve("Cargo.lock").toFile().delete());
        String said = "error: no Cargo.lock found in this directory or any parent\n";
        assertEquals(new Outcome(2, "", said), project.run("--fail-on", "any"));
    }

    @Test
    void escapesAreTakenOutOfReports() {
        service.replies(Reply.findings("a\u001b]0;title\u0007b\u009c\tc\n"));
        assertEquals("a]0;titleb\tc\n", project.run().output());
    }

    @Test
    void colorsAreLeftInReportsThatAreToHaveThem() {
        service.replies(
                Reply.findings("\u001b[0m\u001b[1;31ma\u001b[0m\u001b]0;title\u0007b\u009b\u001b[2Jc\u001b[\n"));
        assertEquals(
                "\u001b[0m\u001b[1;31ma\u001b[0m]0;titleb[2Jc[\n",
                project.run("--color", "always").output());
    }
}
