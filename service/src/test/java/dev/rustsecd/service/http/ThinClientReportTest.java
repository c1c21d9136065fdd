package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.http.ScriptedService.Reply;
import dev.rustsecd.service.http.ThinClientProject.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cargo rustsec}: the report and its exit status, and what {@code --private} keeps back. */
@ParameterizedClass
@MethodSource("dev.rustsecd.service.http.ThinClientProject#shells")
class ThinClientReportTest {
    private static final String REPORT = "Crate:     time\n\nerror: 1 vulnerability found!\n";
    private static final String SOURCE = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";

    private final String shell;
    private final ScriptedService service = new ScriptedService();

    @TempDir
    private Path folder;

    private ThinClientProject project;

    ThinClientReportTest(String shell) {
        this.shell = shell;
    }

    @BeforeEach
    void makeTheProject() {
        project = new ThinClientProject(folder, shell, service.url());
        project.lockfile(TestServer.LOCKFILE);
        service.replies(Reply.findings(REPORT));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theReportIsPrintedAsItCame() {
        assertEquals(new Outcome(0, REPORT, ""), project.run());
        assertEquals("/v1/audit?format=text", service.requests().get(0).target());
    }

    @Test
    void optionsBecomeParametersThatCannotCarryOthers() {
        project.run(
                "--fail-on", "vulnerability,any", "--ignore=yanked:a@1.0.0+b", "--ignore", "CVE-1", "--format=sarif");
        assertEquals(
                "/v1/audit?&fail_on=vulnerability,any&ignore=yanked:a@1.0.0%2Bb&ignore=CVE-1&format=sarif"
                        .replace("?&", "?"),
                service.requests().get(0).target());
        assertEquals(2, project.run("--ignore", "a&fail_on=").status());
        assertEquals(2, project.run("--format", "").status());
        assertEquals(1, service.requests().size());
    }

    @Test
    void whatIsToFailFailsWithOneAndItsReport() {
        service.replies(new Reply(422, REPORT, Map.of("Rustsec-Verdict", "findings")));
        assertEquals(new Outcome(1, REPORT, ""), project.run("--fail-on", "vulnerability"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 422, 429, 500, 503})
    void troubleOfTheServiceFailsOnlyWhereThatIsAskedFor(int status) {
        service.replies(new Reply(status, "<html>", Map.of()));
        String said = "cargo rustsec: Cargo.lock could not be checked: "
                + service.url().substring(7) + " answers with " + status + ", which is no report\n";
        assertEquals(new Outcome(0, "", said), project.run("--fail-on", "vulnerability"));
        assertEquals(new Outcome(2, "", said), project.run("--fail-on=vulnerability", "--strict"));
    }

    @Test
    void aDeadServiceToo() {
        service.close();
        assertEquals(0, project.run().status());
        assertEquals(2, project.run("--strict").status());
    }

    @Test
    void aRefusedQuestionAlwaysFails() {
        service.replies(new Reply(400, "{\"detail\":\"fail_on: vulnerable is no kind\"}", Map.of()));
        Outcome outcome = project.run("--fail-on", "vulnerable");
        assertEquals(
                new Outcome(2, "", "cargo rustsec: Cargo.lock could not be checked: fail_on: vulnerable is no kind\n"),
                outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--faul-on=any", "-x", "--fail-on", "--strict build", "--fail-on any build"})
    void wrongOptionsRunNothing(String words) {
        Outcome outcome = project.run(words.split(" "));
        assertEquals(2, outcome.status());
        assertEquals("", outcome.output());
        assertTrue(outcome.errors().startsWith("cargo rustsec: "), outcome.errors());
        assertEquals(List.of(), service.requests());
    }

    @Test
    void aMissingLockfileFails() {
        assertTrue(project.folder().resolve("Cargo.lock").toFile().delete());
        assertEquals(2, project.run("--fail-on", "any").status());
    }

    @Test
    void escapesAreTakenOutOfReports() {
        service.replies(Reply.findings("a\u001b]0;title\u0007b\u009c\tc\n"));
        assertEquals("a]0;titleb\tc\n", project.run().output());
    }

    @ParameterizedTest
    @CsvSource({"version = 4, false", "version = 3, true", "'', false"})
    void privatePackagesStayHere(String version, boolean windows) {
        project.lockfile("""
                # This file is automatically @generated by Cargo.
                %s

                [[package]]
                name = "secret"
                version = "0.1.0"
                dependencies = [
                 "time",
                 "secret-fork 1.0.0 (git+https://git.example/secret)",
                ]

                [[package]]
                name = "secret-fork"
                version = "1.0.0"
                source = "git+https://git.example/secret#0123"

                [[package]]
                name = "secret-registry"
                version = "1.0.0"
                source = "registry+https://secret.example/index"
                checksum = "00"

                [[package]]
                name = "time"
                version = "0.1.42"
                %schecksum = "db8d"
                dependencies = [
                 "libc 0.2.1 (registry+https://github.com/rust-lang/crates.io-index)",
                 "libc 0.2.1 (git+https://git.example/secret)",
                 "secret-fork",
                 "secret-fork 1.0.0",
                ]

                [[package]]
                name = "libc"
                version = "0.2.1"
                source = "sparse+https://index.crates.io/"

                [[patch.unused]]
                name = "secret-unused"
                version = "1.0.0"

                [metadata]
                "checksum secret-old 1.0.0 (registry+https://secret.example/index)" = "00"
                """.formatted(version, SOURCE).replace("\n", windows ? "\r\n" : "\n"));
        project.run("--private");
        assertEquals(
                (version.isEmpty() ? "" : version + "\n")
                        + "\n[[package]]\nname = \"time\"\nversion = \"0.1.42\"\n" + SOURCE + "checksum = \"db8d\"\n"
                        + "dependencies = [\n"
                        + " \"libc 0.2.1 (registry+https://github.com/rust-lang/crates.io-index)\",\n]\n"
                        + "\n[[package]]\nname = \"libc\"\nversion = \"0.2.1\"\n"
                        + "source = \"sparse+https://index.crates.io/\"\n\n",
                service.requests().get(0).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package = [{name = \"secret\"}]\n",
                "[[package]]\nname = 'secret'\n",
                "[[package]]\nname = \"secret\" # odd\n",
                "[[package]]\nname = \"\"\"\nsecret\"\"\"\n",
                "[[package]]\ndependencies = [\"secret\"]\n",
            })
    void whatCargoWouldNotWriteIsNotSentPrivately(String lockfile) {
        project.lockfile(lockfile);
        Outcome outcome = project.with("CARGO_RUSTSEC_PRIVATE", "1").run("--fail-on", "any");
        assertEquals(2, outcome.status());
        assertTrue(outcome.errors().endsWith("it is not as cargo writes it\n"), outcome.errors());
        assertEquals(
                ThinClientProject.CARGO_STATUS,
                project.run("--private", "build").status());
        assertEquals(List.of(), service.requests());
    }
}
