package dev.rustsecd.ingest.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpellingsTest {
    @Test
    void spellingsAreThoseThatAnIndexMayHave() {
        assertEquals(List.of("time"), Spellings.of("time"));
        assertEquals(List.of("a-b", "a_b"), Spellings.of("a-b"));
        assertEquals(List.of("a_b-c", "a-b-c", "a_b_c"), Spellings.of("a_b-c"));
    }
}
