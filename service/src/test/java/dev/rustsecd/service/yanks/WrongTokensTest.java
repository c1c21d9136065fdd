package dev.rustsecd.service.yanks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class WrongTokensTest {
    private long nanos;
    private final WrongTokens wrong = new WrongTokens(ServiceMetrics.unseen(InstantSource.system()), () -> nanos);

    private void guess(String client, int times) {
        for (int i = 0; i < times; i++) {
            wrong.requireFew(client);
            wrong.add(client);
        }
    }

    @Test
    void tenthGuessOfAMinuteIsTheLast() {
        guess("192.0.2.1", WrongTokens.MOST);
        ProblemAnswer answer = assertThrows(ProblemAnswer.class, () -> wrong.requireFew("192.0.2.1"));
        assertEquals(ProblemType.TOO_MANY_REQUESTS, answer.problem().type());
        assertDoesNotThrow(() -> wrong.requireFew("192.0.2.2"));
    }

    @Test
    void minuteLaterClientMayTryAgain() {
        guess("192.0.2.1", WrongTokens.MOST);
        nanos = WrongTokens.WITHIN.toNanos();
        guess("192.0.2.1", WrongTokens.MOST);
        assertThrows(ProblemAnswer.class, () -> wrong.requireFew("192.0.2.1"));
    }

    @Test
    void manyClientsTakeNoMoreMemoryThanFew() {
        for (int i = 0; i < WrongTokens.MAX_CLIENTS + 500; i++) {
            wrong.add("client " + i);
        }
        assertEquals(WrongTokens.MAX_CLIENTS, wrong.clients());
    }
}
