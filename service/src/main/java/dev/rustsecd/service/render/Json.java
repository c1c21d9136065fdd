package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.Indenter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes JSON documents to bytes. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** As Rust's serde_json writes: escapes in lower case, and only where JSON asks for them. */
    private static final JsonFactory SERDE_FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private static final Indenter TWO_SPACES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter SERDE_LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withArrayIndenter(TWO_SPACES)
            .withObjectIndenter(TWO_SPACES);

    private Json() {}

    /** Something that writes one JSON value. */
    @FunctionalInterface
    public interface Value {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /** Something that writes things of one type, each as one JSON value. */
    @FunctionalInterface
    public interface Form<T> {
        void write(JsonGenerator out, T value) throws IOException;
    }

    /**
     * The value as UTF-8, without a line end. A lone surrogate in a string comes out as an escape, so that any string
     * gives a document.
     *
     * @param expectedBytes a guess that saves copying
     */
    public static byte[] bytes(int expectedBytes, Value value) {
        return bytes(FACTORY, expectedBytes, value);
    }

    /** The value of well-formed strings, laid out to the byte as serde_json's pretty printer does. */
    public static byte[] prettyBytes(int expectedBytes, Value value) {
        return bytes(SERDE_FACTORY, expectedBytes, out -> {
            out.setPrettyPrinter(SERDE_LAYOUT.createInstance());
            value.writeTo(out);
        });
    }

    private static byte[] bytes(JsonFactory factory, int expectedBytes, Value value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedBytes);
        write(factory, bytes, value);
        return bytes.toByteArray();
    }

    /** As {@link #bytes(int, Value)}, for documents whose size is hard to guess: in memory that the thread keeps. */
    static byte[] bytes(Value value) {
        ReusedBuffer bytes = ReusedBuffer.take();
        try {
            write(FACTORY, bytes, value);
            return bytes.toByteArray();
        } finally {
            bytes.giveBack();
        }
    }

    private static void write(JsonFactory factory, ByteArrayOutputStream bytes, Value value) {
        try (JsonGenerator out = factory.createGenerator(bytes)) {
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
    public static void texts(JsonGenerator out, String member, Collection<?> values) throws IOException {
        out.writeArrayFieldStart(member);
        for (Object value : values) {
            out.writeString(value.toString());
        }
        out.writeEndArray();
    }

    /**
     * Memory that documents are written into, kept by its thread from one to the next: a document is then copied once and
     * needs no guess of its size. One that grew large is not kept.
     */
    private static final class ReusedBuffer extends ByteArrayOutputStream {
        private static final int FIRST_BYTES = 64 * 1_024;
        private static final int MAX_KEPT_BYTES = 512 * 1_024;

        /** Null while it is in use: what is written in the middle of another document gets its own. */
        private static final ThreadLocal<@Nullable ReusedBuffer> KEPT = new ThreadLocal<>();

        private ReusedBuffer() {
            super(FIRST_BYTES);
        }

        static ReusedBuffer take() {
            ReusedBuffer kept = KEPT.get();
            KEPT.set(null);
            return kept == null ? new ReusedBuffer() : kept;
        }

        /** Gives it back, emptied. */
        void giveBack() {
            if (buf.length <= MAX_KEPT_BYTES) {
                reset();
                KEPT.set(this);
            }
        }
    }
}
