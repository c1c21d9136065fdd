package dev.rustsecd.service.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationTest {
    private static final Operation<Call> PLAIN =
            Operation.get("crate", "/v1/crates/:name/:version", call -> call, Operation.now(call -> Answer.empty(204)));

    @Test
    void pathIsWrittenAsOpenApiDoes() {
        assertEquals("/v1/crates/{name}/{version}", PLAIN.template());
    }

    @Test
    void headGoesWithGetAlone() {
        assertEquals(List.of("GET", "HEAD"), PLAIN.answered());
        assertEquals(
                List.of("PUT"),
                Operation.of("set", List.of("PUT"), "/", PLAIN.ask(), PLAIN.answer())
                        .answered());
    }

    @Test
    void anotherFormOfErrorsKeepsWhatIsPrepared() {
        Answer ready = Answer.of("text/plain", Answer.Prepared.of(new byte[0]), Map.of());
        Operation<Call> prepared = Operation.prepared(
                        "one", "/one/:id", id -> id.equals("here") ? ready : null, call -> Answer.empty(404))
                .with((problem, call) -> Answer.empty(problem.type().status()));
        Operation.Prepared answers = prepared.prepared();
        assertNotNull(answers);
        assertEquals(ready, answers.find("here"));
        assertNull(answers.find("there"));
        assertNull(PLAIN.prepared());
    }

    @Test
    void problemsSayWhenToAskAgainAndAreNotKept() {
        Answer answer = Answer.of(Problem.of(ProblemType.OVERLOADED, ""), "text/plain", new byte[0]);
        assertEquals(503, answer.status());
        assertEquals(Map.of("Cache-Control", "no-store", "Retry-After", "1"), answer.headers());
    }
}
