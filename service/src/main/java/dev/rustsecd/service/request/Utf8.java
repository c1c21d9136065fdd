package dev.rustsecd.service.request;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict decoding of UTF-8. */
public final class Utf8 {
    private Utf8() {}

    static Optional<String> tryDecode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /**
     * The text of a body, without byte order mark.
     *
     * @throws RejectedInput {@link Rejection#TEXT_NOT_UTF8}
     */
    public static String decode(byte[] bytes) {
        String text = tryDecode(bytes)
                .orElseThrow(() -> new RejectedInput(Rejection.TEXT_NOT_UTF8, RequestSentences.BODY_NOT_UTF8));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
