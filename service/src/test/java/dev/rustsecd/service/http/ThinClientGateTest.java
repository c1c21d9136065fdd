package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.http.ScriptedService.Reply;
import dev.rustsecd.service.http.ThinClientProject.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cargo rustsec --fail-on} and {@code --strict}: what a report exits with. */
@ParameterizedClass
@MethodSource("dev.rustsecd.service.http.ThinClientProject#shells")
class ThinClientGateTest extends ThinClientReports {
    ThinClientGateTest(String shell) {
        super(shell);
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
        String said = exit == 2 ? "error: not everything in Cargo.lock could be checked\n" : "";
        assertEquals(new Outcome(exit, REPORT, said), run(words(words)));
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
        String said = ": Cargo.lock could not be checked: " + service.host() + " answered with status " + status + "\n";
        assertEquals(new Outcome(0, "", "warning" + said), run());
        assertEquals(new Outcome(2, "", "error" + said), run("--strict"));
        assertEquals(new Outcome(2, "", "error" + said), run("--fail-on", "vulnerability"));
        assertEquals(new Outcome(0, "", "warning" + said), run("--fail-on=vulnerability", "--lenient"));
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
        String said =
                "error: Cargo.lock could not be checked: no answer from " + service.host() + " (curl: error 18)\n";
        assertEquals(new Outcome(2, "", said), run("--fail-on", "vulnerability"));
    }

    @Test
    void aRejectedQuestionFailsALenientGateToo() {
        service.replies(new Reply(400, "{\"detail\":\"fail_on: vulnerable is no kind\"}", Map.of()));
        assertEquals(2, project.run("--fail-on", "vulnerable", "--lenient").status());
    }

    @Test
    void aRejectedQuestionAlwaysFails() {
        service.replies(new Reply(400, "{\"detail\":\"fail_on: vulnerable is no kind\"}", Map.of()));
        String said = "error: Cargo.lock could not be checked: fail_on: vulnerable is no kind\n";
        assertEquals(new Outcome(2, "", said), run("--fail-on", "vulnerable"));
    }

    /** What came of a run, but for the line that says what is checked. */
    private Outcome run(String... words) {
        Outcome outcome = project.run(words);
        String[] errors = outcome.errors().split("\n", 2);
        assertTrue(errors[0].startsWith("    Checking "), outcome.errors());
        return new Outcome(outcome.status(), outcome.output(), errors[1]);
    }
}
