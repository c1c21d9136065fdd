package dev.rustsecd.service.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of strangers in JSON, and in a terminal. */
class EscapingTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("plain", "plain", "plain"),
                Arguments.of("\"\\/", "\\\"\\\\/", "\"\\/"),
                Arguments.of("\u0000\u001b[31m", "\\u0000\\u001B[31m", "[31m"),
                Arguments.of("\u007f\u009b", "\u007f\u009b", ""),
                Arguments.of("a\nb\tc\rd", "a\\nb\\tc\\rd", "a b c d"),
                Arguments.of("a\u2028b\u2029c", "a\u2028b\u2029c", "abc"),
                Arguments.of("a\u202eb\u2066c\ufeffd\u200be", "a\u202eb\u2066c\ufeffd\u200be", "abcde"),
                Arguments.of(
                        "\ud83e\udd80 \u00fc e\u0301", "\\uD83E\\uDD80 \u00fc e\u0301", "\ud83e\udd80 \u00fc e\u0301"),
                Arguments.of("::error::a", "::error::a", ": :error::a"),
                Arguments.of(" \u200b::error::a::b", " \u200b::error::a::b", " : :error::a::b"),
                Arguments.of("\u00a0::a", "\u00a0::a", "\u00a0: :a"),
                Arguments.of("time::at ##[error]", "time::at ##[error]", "time::at # #[error]"),
                Arguments.of("a\u3164b\u2800c\ufe0fd\u034fe", "a\u3164b\u2800c\ufe0fd\u034fe", "abcde"),
                Arguments.of("a\ud800b", "a\\uD800b", "ab"),
                Arguments.of("a\udc00", "a\\uDC00", "a"),
                Arguments.of("\udc00\ud800", "\\uDC00\\uD800", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void jsonKeepsEverythingAndIsAlwaysUtf8(String text, String json, String ignored) {
        byte[] bytes = Json.bytes(10, out -> out.writeString(text));
        assertEquals('"' + json + '"', new String(bytes, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void terminalsGetWhatIsVisible(String text, String ignored, String visible) {
        assertEquals(visible, SafeText.of(text));
    }

    @Test
    void linesAreMadeSafeOneByOne() {
        assertEquals("a\n: :b\n\nc d", SafeText.lines("a\r\n::b\n\rc\td"));
    }
}
