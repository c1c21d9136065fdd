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

/** {@code cargo rustsec}: the report and its exit status. */
@ParameterizedClass
@MethodSource("dev.rustsecd.service.http.ThinClientProject#shells")
class ThinClientReportTest {
    private static final String REPORT = "Crate:     time\n\nerror: 1 vulnerability found!\n";

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
                "/v1/audit?ignore=yanked:a@1.0.0%2Bb&ignore=CVE-1&format=sarif&fail_on=vulnerability,any,unknown",
                service.requests().get(0).target());
        assertEquals(2, project.run("--ignore", "a&fail_on=").status());
        assertEquals(2, project.run("--format", "").status());
        assertEquals(1, service.requests().size());
    }

    @ParameterizedTest
    @CsvSource({
        "'', format=text",
        "--strict, format=text&fail_on=unknown",
        "--fail-on yanked, 'format=text&fail_on=yanked,unknown'",
        "--fail-on yanked --fail-on=unsound, 'format=text&fail_on=yanked,unsound,unknown'",
        "'--fail-on yanked,unknown', 'format=text&fail_on=yanked,unknown'",
        "'--fail-on unknown,yanked', 'format=text&fail_on=yanked,unknown'",
        "--fail-on unknown, format=text&fail_on=unknown",
        "--fail-on yanked --lenient, format=text&fail_on=yanked",
        "--lenient, format=text",
    })
    void whateverIsToFailAlsoFailsForWhatCouldNotBeChecked(String words, String query) {
        project.run(words(words));
        assertEquals("/v1/audit?" + query, service.requests().get(0).target());
    }

    /** The exit status by options, the answer's status and its verdict: 1 for findings, 2 for what could not be checked. */
    @ParameterizedTest
    @CsvSource({
        "'',                          200, clean,    0",
        "'',                          200, findings, 0",
        "'',                          200, unknown,  0",
        "--fail-on any,               200, clean,    0",
        "--fail-on vulnerability,     200, findings, 0",
        "--fail-on vulnerability,     422, findings, 1",
        "--fail-on vulnerability,     422, unknown,  2",
        "--fail-on vulnerability,     200, unknown,  2",
        "--fail-on unknown,           422, findings, 2",
        "--fail-on unknown,           422, unknown,  2",
        "--strict,                    200, findings, 0",
        "--strict,                    422, findings, 2",
        "--strict,                    422, unknown,  2",
        "--strict,                    200, unknown,  2",
        "--lenient,                   200, unknown,  0",
        "--fail-on any --lenient,     422, findings, 1",
        "--fail-on yanked --lenient,  200, unknown,  0",
        "--fail-on unknown --lenient, 422, unknown,  1",
    })
    void theExitStatusSaysWhetherItWasFoundOrCouldNotBeChecked(String words, int status, String verdict, int exit) {
        service.replies(new Reply(status, REPORT, Map.of("Rustsec-Verdict", verdict)));
        String said = exit == 2 ? "cargo rustsec: not everything in Cargo.lock could be checked\n" : "";
        assertEquals(new Outcome(exit, REPORT, said), project.run(words(words)));
    }

    /** Findings of other kinds, and something that could not be checked, is not what the gate's kinds name. */
    @ParameterizedTest
    @CsvSource({"vulnerability, 2", "'vulnerability,unknown', 2", "yanked, 1", "'yanked,unknown', 1", "any, 1"})
    void findingsOfOtherKindsAreToldFromThoseOfTheGate(String kinds, int exit) {
        service.replies(request -> new Reply(
                request.target().matches(".*(unknown|any|yanked).*") ? 422 : 200,
                REPORT,
                Map.of("Rustsec-Verdict", "findings")));
        Outcome outcome = project.run("--fail-on", kinds);
        assertEquals(exit, outcome.status(), outcome::toString);
        assertEquals(REPORT, outcome.output());
    }

    /** A proxy's page, an error, a redirect, and answers that contradict themselves are no report. */
    @ParameterizedTest
    @CsvSource({
        "200, ''", "200, CLEAN", "200, yes", "204, clean", "302, clean", "401, ''", "403, findings", "404, ''",
        "407, clean", "422, ''", "422, clean", "429, ''", "500, clean", "502, ''", "503, unknown", "504, ''",
    })
    void troubleOfTheServiceFailsAGateThatIsNotLenient(int status, String verdict) {
        service.replies(new Reply(status, status == 204 ? "" : "<html>", Map.of("Rustsec-Verdict", verdict)));
        String said = "cargo rustsec: Cargo.lock could not be checked: "
                + service.url().substring(7) + " answers with " + status + ", which is no report\n";
        assertEquals(new Outcome(0, "", said), project.run());
        assertEquals(new Outcome(2, "", said), project.run("--strict"));
        assertEquals(new Outcome(2, "", said), project.run("--fail-on", "vulnerability"));
        assertEquals(new Outcome(0, "", said), project.run("--fail-on=vulnerability", "--lenient"));
    }

    @Test
    void aDeadServiceToo() {
        service.close();
        assertEquals(0, project.run().status());
        assertEquals(2, project.run("--strict").status());
        assertEquals(2, project.run("--fail-on", "vulnerability").status());
        assertEquals(0, project.run("--fail-on", "vulnerability", "--lenient").status());
    }

    @Test
    void anAnswerThatIsCutShortToo() {
        service.replies(new Reply(200, REPORT, Map.of("Rustsec-Verdict", "clean")).cut());
        assertEquals(0, project.run().status());
        Outcome outcome = project.run("--fail-on", "vulnerability");
        String host = service.url().substring(7);
        assertEquals(
                new Outcome(2, "", "cargo rustsec: Cargo.lock could not be checked: no answer from " + host + "\n"),
                outcome);
    }

    @Test
    void aRefusedQuestionFailsALenientGateToo() {
        service.replies(new Reply(400, "{\"detail\":\"fail_on: vulnerable is no kind\"}", Map.of()));
        assertEquals(2, project.run("--fail-on", "vulnerable", "--lenient").status());
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
    @ValueSource(
            strings = {
                "--faul-on=any",
                "-x",
                "--fail-on",
                "--strict build",
                "--fail-on any build",
                "--lenient build",
                "--strict --lenient"
            })
    void wrongOptionsRunNothing(String words) {
        Outcome outcome = project.run(words.split(" "));
        assertEquals(2, outcome.status());
        assertEquals("", outcome.output());
        assertTrue(outcome.errors().startsWith("cargo rustsec: "), outcome.errors());
        assertEquals(List.of(), service.requests());
    }

    @Test
    void helpSaysWhatEveryExitStatusMeans() {
        String help = project.run("--help").output();
        for (String said : List.of("implies --strict", "exit 1 if", "exit 2 if", "exit 0 in that case")) {
            assertTrue(help.contains(said), help);
        }
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

    private static String[] words(String words) {
        return words.isEmpty() ? new String[0] : words.split(" ");
    }
}
