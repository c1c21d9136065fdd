package dev.rustsecd.service.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void inflatedBodiesMayHaveTheLimitAndNoByteMore() throws IOException {
        Inflater inflater = new Inflater(1_000);
        assertEquals(1_000, inflater.inflate(gzip(1_000)).length);
        ProblemAnswer refused = assertThrows(ProblemAnswer.class, () -> inflater.inflate(gzip(1_001)));
        assertEquals(ProblemType.BODY_TOO_LARGE, refused.problem().type());
        assertEquals(OptionalLong.of(1_000), refused.problem().limit());
        assertThrows(ProblemAnswer.class, () -> inflater.inflate(gzip(10_000_000)));
    }

    @Test
    void damagedBodiesAreRefused() throws IOException {
        Inflater inflater = new Inflater(1_000);
        byte[] whole = gzip(1_000);
        byte[] badSum = whole.clone();
        badSum[whole.length - 8] ^= 1;
        for (byte[] damaged : new byte[][] {{}, {1, 2, 3}, Arrays.copyOf(whole, whole.length - 1), badSum}) {
            assertThrows(RejectedInput.class, () -> inflater.inflate(damaged));
        }
    }

    @Test
    void budgetIsTakenWholeOrNotAtAllAndGivenBack() {
        BodyReader.ByteBudget budget = new BodyReader.ByteBudget(10);
        assertTrue(budget.tryTake(10));
        assertFalse(budget.tryTake(1));
        budget.giveBack(4);
        assertFalse(budget.tryTake(5));
        assertEquals(6, budget.used());
        assertTrue(budget.tryTake(4));
        assertEquals(10, budget.used());
    }

    private static byte[] gzip(int bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[bytes]);
        }
        return out.toByteArray();
    }
}
