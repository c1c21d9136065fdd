package dev.rustsecd.service.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a JSON text gives, and where it is rejected. */
final class JsonSourceTest {
    @Test
    void membersAreReadInTheirOrder() {
        List<String> read = new ArrayList<>();
        JsonSource.<Object>read("{\"a\": \"x\", \"b\": [\"y\", \"z\"], \"c\": {\"d\": [1]}, \"e\": true}", json -> {
            json.object(name -> {
                switch (name) {
                    case "a" -> read.add(json.string());
                    case "b" -> read.addAll(json.strings());
                    case "e" -> read.add(json.scalar());
                    default -> json.skip();
                }
            });
            return read;
        });
        assertEquals(List.of("x", "y", "z", "true"), read);
    }

    @Test
    void oneStringIsAListOfOne() {
        assertEquals(List.of("x"), JsonSource.read("\"x\"", JsonSource::strings));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": {\"b\": [\"x\", 1]}} | /a/b/1 | Expected a string.",
                "{\"a\": \"x\"}                | /a     | Expected a JSON object.",
                "{\"a\": {\"b\": \"x\\ud800\"}} | /a/b   | unpaired surrogate",
                "[]                            |        | Expected a JSON object.",
                "{\"a\": {\"b\": \"x\"}} 1     |        | nothing after the JSON document",
                "{\"a\": {\"b\": \"x\", \"b\": \"y\"}} | /a/b | Duplicate",
                "{\"a\": {\"b\": [\"x\"        | /a/b/0 | Unexpected end-of-input",
                "{\"a\": {\"b\": NaN}}         | /a/b   | NaN",
                "{\"a\": {\"b\": 01}}          | /a/b   | eading zeroes",
                "{\"a\": {\"b\": \"\\q\"}}   | /a/b   | escape",
                "{\"a\": {'b': 1}}            | /a     | double-quote",
                "{\"a\": {\"b\": [\"x\",]}}  | /a/b/1 | Unexpected",
                "{\"a\": {\"b\": /*x*/ 1}}    | /a/b   | omment",
                "{\"a\": {b: 1}}              | /a     | Unexpected"
            })
    void whatCannotBeReadIsRejectedWithItsPlace(String text, @Nullable String pointer, String detail) {
        RejectedInput rejected = assertThrows(
                RejectedInput.class,
                () -> JsonSource.read(text, json -> {
                    json.object(a -> json.object(b -> json.strings()));
                    return "";
                }));
        assertEquals(Rejection.JSON_INVALID, rejected.rejection());
        assertEquals(Location.pointer(Objects.requireNonNullElse(pointer, "")), rejected.where());
        assertTrue(rejected.detail().contains(detail), rejected::detail);
        // Jackson's messages name its classes and options.
        assertFalse(rejected.detail().matches("(?s).*([A-Z]\\w+\\.\\w|[`_]|Feature|Source).*"), rejected::detail);
    }

    @Test
    void deepNestingIsRejected() {
        String deep = "[".repeat(100) + "]".repeat(100);
        RejectedInput rejected = assertThrows(
                RejectedInput.class,
                () -> JsonSource.read(deep, json -> {
                    json.skip();
                    return "";
                }));
        assertEquals(Rejection.JSON_INVALID, rejected.rejection());
    }
}
