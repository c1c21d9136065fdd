package dev.rustsecd.service.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTest {
    private static final byte[] BODY = "body".getBytes(StandardCharsets.UTF_8);
    // The first half of the SHA-256 of "body".
    private static final String TAG = "\"230d8358dc8e8890b4c58deeb62912ee\"";

    @Test
    void tagIsTheDigestOfTheBody() {
        assertEquals(TAG, Entity.of(BODY, null).tag());
        assertNotEquals(
                TAG, Entity.of("bode".getBytes(StandardCharsets.UTF_8), null).tag());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TAG|true",
                "W/TAG|true",
                "\"a\", TAG|true",
                "\"a\",W/TAG,\"b\"|true",
                "*|true",
                "\"a\"|false",
                "W/\"a\"|false",
                "''|false",
                "230d8358dc8e8890b4c58deeb62912ee|false",
                "w/TAG|false",
            })
    void conditionsAreComparedWeakly(String ifNoneMatch, boolean matches) {
        assertEquals(matches, Entity.of(BODY, null).matches(ifNoneMatch.replace("TAG", TAG)));
    }

    @Test
    void noConditionMatchesNothing() {
        assertFalse(Entity.of(BODY, null).matches(null));
    }

    @ParameterizedTest
    @CsvSource({
        "1024, gzip, false",
        "1025, gzip, true",
        "1025, gzip;q=0, false",
        "1025, identity, false",
        "1025,, false"
    })
    void largeBodiesArePackedForThoseWhoTakeIt(int bytes, String acceptEncoding, boolean gzip) {
        byte[] body = new byte[bytes];
        Entity entity = Entity.of(body, acceptEncoding);
        assertEquals(gzip, entity.gzip());
        assertEquals(gzip, entity.tag().endsWith("-gzip\""));
        assertArrayEquals(body, gzip ? Inflater.inflate(entity.bytes(), bytes).orElseThrow() : entity.bytes());
    }
}
