package dev.rustsecd.ingest.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.rustsecd.crate.Checksum;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.ReleaseRequirements;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.rejection.RecordSentences;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of an index file as Cargo does: unknown members are passed over, {@code yanked} may be null, and a
 * version need not be SemVer; a member that is there twice is refused.
 *
 * <p>Source: Cargo book, "Registry Index", "JSON schema"; cargo, {@code registry/index/mod.rs}.
 */
final class IndexLineParser {
    /** The newest format of lines that is understood. Source: Cargo book, "Registry Index", {@code v}. */
    private static final int NEWEST_FORMAT = 2;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_VERSION = 255;
    private static final int MAX_RUST_VERSION = 64;
    private static final int MAX_REQUIREMENTS = 10_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final JsonParser in;
    private final Set<String> seen = new HashSet<>();
    private final FeatureParser features = new FeatureParser();
    private @Nullable String crate;
    private @Nullable String version;
    private @Nullable List<Requirement> requirements;
    private String checksum = "";
    private @Nullable String links;
    private @Nullable Instant published;
    private @Nullable String rustVersion;
    private boolean yanked;
    private int format = 1;

    private IndexLineParser(JsonParser in) {
        this.in = in;
    }

    /**
     * @return empty for a line of a newer format, which Cargo passes over
     * @throws RejectedInput {@link Rejection#INDEX_LINE_INVALID}
     */
    static Optional<IndexLine> parse(byte[] text, int from, int length) {
        try (JsonParser in = FACTORY.createParser(text, from, length)) {
            return new IndexLineParser(in).line();
        } catch (IOException e) {
            throw IndexJson.reject(RecordSentences.notJson(Causes.of(e)));
        }
    }

    private Optional<IndexLine> line() throws IOException {
        IndexJson.object(in, in.nextToken(), this::member);
        if (in.nextToken() != null) {
            throw IndexJson.reject(RecordSentences.TRAILING);
        }
        if (format > NEWEST_FORMAT) {
            return Optional.empty();
        }
        if (crate == null || version == null || requirements == null) {
            throw IndexJson.reject(RecordSentences.REQUIRED);
        }
        if (!CrateName.isRegistryName(crate)) {
            throw IndexJson.reject(RecordSentences.CRATE_NAME);
        }
        return Optional.of(new IndexLine(
                crate,
                yanked,
                published,
                rustVersion,
                new ReleaseRequirements(version, links, checksum, features.features(), requirements)));
    }

    private void member(String name) throws IOException {
        JsonToken value = in.nextToken();
        boolean known = true;
        switch (name) {
            case "name" -> crate = IndexJson.text(in, value, name);
            case "vers" -> version = version(IndexJson.text(in, value, name));
            case "deps" -> requirements = requirements(value);
            case "features", "features2" -> features.table(in, value, name);
            case "cksum" -> checksum = checksum(IndexJson.textOrNull(in, value, name));
            case "yanked" -> yanked = IndexJson.flag(value, name);
            case "links" -> links = IndexJson.textOrNull(in, value, name);
            case "pubtime" -> published = time(value == JsonToken.VALUE_STRING ? in.getText() : null);
            case "rust_version" -> rustVersion = compiler(IndexJson.textOrNull(in, value, name));
            case "v" -> format = IndexJson.format(in, value);
            default -> known = false;
        }
        in.skipChildren();
        if (known && !seen.add(name)) {
            throw IndexJson.reject(RecordSentences.repeated(name));
        }
    }

    private List<Requirement> requirements(JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            throw IndexJson.reject(RecordSentences.notAnArray("deps"));
        }
        List<Requirement> all = new ArrayList<>();
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            if (all.size() == MAX_REQUIREMENTS) {
                throw IndexJson.reject(RecordSentences.tooManyEntries("deps", MAX_REQUIREMENTS));
            }
            all.add(RequirementParser.parse(in, next));
        }
        return all;
    }

    private static String version(String text) {
        if (text.isEmpty() || text.length() > MAX_VERSION || !isVisible(text)) {
            throw IndexJson.reject(RecordSentences.version(MAX_VERSION));
        }
        return text;
    }

    private static String checksum(@Nullable String text) {
        return text == null
                ? ""
                : Checksum.normalized(text).orElseThrow(() -> IndexJson.reject(RecordSentences.CHECKSUM));
    }

    // What only advises is not worth the version.
    private static @Nullable String compiler(@Nullable String text) {
        boolean good = text != null && !text.isEmpty() && text.length() <= MAX_RUST_VERSION && isVisible(text);
        return good ? text : null;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant at = Instant.parse(text);
            return at.getEpochSecond() < 0 ? null : Instant.ofEpochSecond(at.getEpochSecond());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
