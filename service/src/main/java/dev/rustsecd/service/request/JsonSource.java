package dev.rustsecd.service.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.rejection.RequestSentences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text, read from front to back. It stands at a value; every reading method takes that value whole. Duplicate
 * names, lone surrogates and deep nesting are rejected, each with its RFC 6901 pointer: what a reading method cannot take
 * throws a {@link RejectedInput} of {@link Rejection#JSON_INVALID}.
 */
public final class JsonSource {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_MESSAGE = 300;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private @Nullable JsonToken token;

    private JsonSource(JsonParser parser) {
        this.parser = parser;
    }

    /** Hands the document to a reader, which must take its one value; nothing may follow it. */
    public static <T> T read(String text, java.util.function.Function<JsonSource, T> reader) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonSource json = new JsonSource(parser);
            json.advance();
            T value = reader.apply(json);
            json.advance();
            if (json.token != null) {
                throw json.reject(RequestSentences.NOTHING_MORE);
            }
            return value;
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    /** Whether an object comes next. */
    public boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return token == JsonToken.START_ARRAY;
    }

    boolean isString() {
        return token == JsonToken.VALUE_STRING;
    }

    /** Whether a null comes next. */
    public boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    /** Takes an object; the reader is called at each member's value, with its name, and must take it. */
    public void object(Consumer<String> member) {
        if (!isObject()) {
            throw reject(RequestSentences.OBJECT);
        }
        advance();
        while (token != JsonToken.END_OBJECT) {
            String name = text();
            advance();
            member.accept(name);
            advance();
        }
    }

    /** Takes an array; the reader is called at each item and must take it. */
    public void array(Runnable item) {
        if (!isArray()) {
            throw reject(RequestSentences.ARRAY);
        }
        advance();
        while (token != JsonToken.END_ARRAY) {
            item.run();
            advance();
        }
    }

    /** Takes a string. */
    public String string() {
        if (!isString()) {
            throw reject(RequestSentences.STRING);
        }
        return text();
    }

    /** Takes a string, or a boolean or number as its text. */
    String scalar() {
        if (token == null || !token.isScalarValue() || isNull()) {
            throw reject(RequestSentences.SCALAR);
        }
        return text();
    }

    /** Takes an array of strings, or one string. */
    List<String> strings() {
        List<String> strings = new ArrayList<>();
        if (isArray()) {
            array(() -> strings.add(string()));
        } else {
            strings.add(string());
        }
        return strings;
    }

    /** Takes the value, whatever it is. */
    public void skip() {
        try {
            parser.skipChildren();
            token = parser.currentToken();
        } catch (IOException syntax) {
            throw syntax(syntax);
        }
    }

    Location where() {
        return Location.pointer(parser.getParsingContext().pathAsPointer().toString());
    }

    /** The rejection of the value that comes next. */
    public RejectedInput reject(String expected) {
        return new RejectedInput(Rejection.JSON_INVALID, RequestSentences.expected(expected), where());
    }

    private String text() {
        try {
            String text = parser.getText();
            if (!isWellFormed(text)) {
                throw new RejectedInput(Rejection.JSON_INVALID, RequestSentences.SURROGATE, where());
            }
            return text;
        } catch (IOException syntax) {
            throw syntax(syntax);
        }
    }

    private void advance() {
        try {
            token = parser.nextToken();
        } catch (IOException syntax) {
            throw syntax(syntax);
        }
    }

    private RejectedInput syntax(IOException failure) {
        String message = failure instanceof JsonProcessingException json
                ? Causes.plain(json.getOriginalMessage())
                : RequestSentences.UNREADABLE;
        String start = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
        String sentence = RequestSentences.syntax(
                parser.currentLocation().getLineNr(), parser.currentLocation().getColumnNr(), start);
        return new RejectedInput(Rejection.JSON_INVALID, sentence, where());
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
