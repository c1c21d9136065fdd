package dev.rustsecd.service.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.reject.RejectedInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void inflatedBodiesMayHaveTheLimitAndNoByteMore() throws IOException {
        assertEquals(1_000, Inflater.inflate(gzip(1_000), 1_000).orElseThrow().length);
        assertEquals(Optional.empty(), Inflater.inflate(gzip(1_001), 1_000));
        assertEquals(Optional.empty(), Inflater.inflate(gzip(10_000_000), 1_000));
    }

    @Test
    void gzipSaysHowLargeItsLastMemberIs() throws IOException {
        assertEquals(70_000, Inflater.announced(gzip(70_000)));
        assertEquals(0xffff_ffffL, Inflater.announced(new byte[] {-1, -1, -1, -1}));
        assertEquals(0, Inflater.announced(new byte[3]));
    }

    @Test
    void damagedBodiesAreRefused() throws IOException {
        byte[] whole = gzip(1_000);
        byte[] badSum = whole.clone();
        badSum[whole.length - 8] ^= 1;
        for (byte[] damaged : new byte[][] {{}, {1, 2, 3}, Arrays.copyOf(whole, whole.length - 1), badSum}) {
            assertThrows(RejectedInput.class, () -> Inflater.inflate(damaged, 1_000));
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
