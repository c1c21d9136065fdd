package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes JSON documents to bytes. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Something that writes one JSON value. */
    @FunctionalInterface
    public interface Value {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /**
     * The value as UTF-8, without a line end. A lone surrogate in a string comes out as an escape, so that any string
     * gives a document.
     *
     * @param expectedBytes a guess that saves copying
     */
    public static byte[] bytes(int expectedBytes, Value value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedBytes);
        write(bytes, value);
        return bytes.toByteArray();
    }

    /** As {@link #bytes(int, Value)}, for documents whose size is hard to guess: in memory that the thread keeps. */
    static byte[] bytes(Value value) {
        ReusedBuffer bytes = ReusedBuffer.take();
        try {
            write(bytes, value);
            return bytes.toByteArray();
        } finally {
            bytes.giveBack();
        }
    }

    private static void write(ByteArrayOutputStream bytes, Value value) {
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            value.writeTo(out);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    /** A member that is a string, or null. */
    public static void text(JsonGenerator out, String member, @Nullable Object value) throws IOException {
        out.writeFieldName(member);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.toString());
        }
    }

    /** A member that is an array of strings. */
    static void texts(JsonGenerator out, String member, Collection<?> values) throws IOException {
        out.writeArrayFieldStart(member);
        for (Object value : values) {
            out.writeString(value.toString());
        }
        out.writeEndArray();
    }
}
