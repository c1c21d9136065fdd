package dev.rustsecd.ingest.cratesio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rustsecd.ingest.store.YankReasonStore.Reason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the versions of a crate as the web API lists them, and of each only what concerns its yank.
 *
 * <p>Source: crates.io, {@code EncodableVersion}: {@code num}, {@code yanked}, {@code yank_message}, {@code audit_actions}.
 */
final class ApiVersions {
    /** The crate with the most has some 3,000. */
    private static final int MAX_VERSIONS = 100_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;

    private ApiVersions(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The versions that it calls yanked.
     *
     * @throws IOException where it is not such a list
     */
    static List<Reason> yanked(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            return new ApiVersions(parser).document();
        }
    }

    private List<Reason> document() throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        List<Reason> yanks = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean versions = parser.currentName().equals("versions");
            parser.nextToken();
            if (versions) {
                yanks = versions();
            } else {
                parser.skipChildren();
            }
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
        if (yanks == null) {
            throw new IOException("no versions");
        }
        return yanks;
    }

    private List<Reason> versions() throws IOException {
        expect(parser.currentToken(), JsonToken.START_ARRAY);
        List<Reason> yanks = new ArrayList<>();
        int versions = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Reason yank = version();
            if (yank != null) {
                yanks.add(yank);
            }
            if (++versions > MAX_VERSIONS) {
                throw new IOException("too many versions");
            }
        }
        expect(parser.currentToken(), JsonToken.END_ARRAY);
        return yanks;
    }

    private @Nullable Reason version() throws IOException {
        String number = null;
        String message = null;
        Instant yankedAt = null;
        boolean yanked = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "num" -> number = parser.getValueAsString();
                case "yanked" -> yanked = value == JsonToken.VALUE_TRUE;
                case "yank_message" -> message = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "audit_actions" -> yankedAt = lastYank();
                default -> parser.skipChildren();
            }
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
        if (number == null) {
            throw new IOException("a version without a number");
        }
        return yanked ? new Reason(number, message, yankedAt) : null;
    }

    /** When it was yanked last; null where it was unyanked since, or nothing is said. */
    private @Nullable Instant lastYank() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        Instant yank = null;
        Instant unyank = null;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Action action = action();
            if (action.at() != null && action.name().equals("yank")) {
                yank = later(yank, action.at());
            } else if (action.at() != null && action.name().equals("unyank")) {
                unyank = later(unyank, action.at());
            }
        }
        expect(parser.currentToken(), JsonToken.END_ARRAY);
        return yank != null && unyank != null && unyank.isAfter(yank) ? null : yank;
    }

    /** One line of the audit log. */
    private record Action(String name, @Nullable Instant at) {}

    private Action action() throws IOException {
        String action = "";
        Instant at = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "action" -> action = String.valueOf(parser.getValueAsString());
                case "time" -> at = time(parser.getValueAsString());
                default -> parser.skipChildren();
            }
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
        return new Action(action, at);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("expected " + wanted + ", found " + found);
        }
    }
}
