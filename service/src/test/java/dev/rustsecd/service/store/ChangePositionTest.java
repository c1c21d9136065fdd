package dev.rustsecd.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePositionTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "812", "812-0", "812-3", "999999999999999999-999999999"})
    void whatIsPrintedIsReadBack(String text) {
        assertEquals(text, ChangePosition.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "01",
                "1-",
                "1-01",
                "+1",
                "1.5",
                "1-1-1",
                "1000000000000000000",
                "1-1000000000",
                "\u0661"
            })
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), ChangePosition.parse(text));
    }

    @Test
    void aRevisionIsBehindAllOfItsEvents() {
        ChangePosition whole = ChangePosition.behind(2);
        assertTrue(whole.compareTo(new ChangePosition(2, 999_999_999)) > 0);
        assertTrue(whole.compareTo(new ChangePosition(3, 0)) < 0);
    }
}
