package dev.rustsecd.service.request;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One entry of a look-up: a question, or why it is none. An entry that cannot be read spoils no other one. */
public sealed interface LookupEntry {
    /** Entries of one array; a longer list goes line by line. */
    int MAX_ENTRIES = 5_000;

    /** Bytes of a line. */
    int MAX_LINE = 4_000;

    /** A version of a crate. */
    record Asked(VersionQuestion question) implements LookupEntry {}

    /**
     * An entry that is none.
     *
     * @param name as asked; the whole text where the entry is one text, null where it has none
     * @param version as asked; null where the entry is one text
     */
    record Rejected(@Nullable String name, @Nullable String version, RejectedInput why) implements LookupEntry {}

    /**
     * Reads a JSON array.
     *
     * @throws RejectedInput where the body is no JSON array, is an empty one, or has more than {@link #MAX_ENTRIES} items
     */
    static List<LookupEntry> readArray(byte[] body) {
        return JsonSource.read(Utf8.decode(body), json -> {
            List<LookupEntry> entries = new ArrayList<>();
            json.array(() -> {
                if (entries.size() == MAX_ENTRIES) {
                    throw new RejectedInput(
                            Rejection.REPORT_TOO_LARGE, RequestSentences.tooManyEntries(MAX_ENTRIES), json.where());
                }
                entries.add(readOne(json));
            });
            if (entries.isEmpty()) {
                throw new RejectedInput(
                        Rejection.JSON_INVALID, RequestSentences.emptyArray(RequestSentences.LOOKUP_ENTRY));
            }
            return entries;
        });
    }

    /**
     * @throws RejectedInput {@link Rejection#BODY_BLANK} where there is no line with anything in it
     */
    static void requireAny(byte[] body) {
        for (byte one : body) {
            if (one != ' ' && one != '\t' && one != '\r' && one != '\n') {
                return;
            }
        }
        throw new RejectedInput(Rejection.BODY_BLANK, RequestSentences.noEntries(RequestSentences.LOOKUP_ENTRY));
    }

    /** Reads one line of NDJSON; never throws. */
    static LookupEntry readLine(byte[] body, int from, int to) {
        try {
            if (to - from > MAX_LINE) {
                throw new RejectedInput(Rejection.JSON_INVALID, RequestSentences.lineTooLong(MAX_LINE));
            }
            String line = Utf8.tryDecode(Arrays.copyOfRange(body, from, to))
                    .orElseThrow(() -> new RejectedInput(Rejection.TEXT_NOT_UTF8, RequestSentences.LINE_NOT_UTF8));
            return JsonSource.read(line, LookupEntry::readOne);
        } catch (RejectedInput rejected) {
            return new Rejected(null, null, rejected);
        }
    }

    /** Whether a body that starts like this is an array, and not lines. */
    static boolean isArray(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 100), StandardCharsets.ISO_8859_1);
        return start.replace("\u00ef\u00bb\u00bf", "").strip().startsWith("[");
    }

    private static LookupEntry readOne(JsonSource json) {
        if (json.isString()) {
            String text = json.string();
            return judge(text, null, () -> VersionQuestion.parse(text));
        }
        if (json.isObject()) {
            return readObject(json);
        }
        RejectedInput rejected = json.reject(RequestSentences.LOOKUP_ENTRY);
        json.skip();
        return new Rejected(null, null, rejected);
    }

    private static LookupEntry readObject(JsonSource json) {
        @Nullable String[] nameAndVersion = new String[2];
        boolean[] shapely = {true};
        json.object(member -> {
            int place = List.of("name", "version").indexOf(member);
            if (place >= 0 && json.isString()) {
                nameAndVersion[place] = json.string();
            } else {
                shapely[0] = false;
                json.skip();
            }
        });
        String name = nameAndVersion[0];
        String version = nameAndVersion[1];
        return judge(name, version, () -> {
            if (!shapely[0] || name == null || version == null) {
                throw new RejectedInput(
                        Rejection.JSON_INVALID, RequestSentences.expected(RequestSentences.LOOKUP_ENTRY));
            }
            return VersionQuestion.of(name, version);
        });
    }

    private static LookupEntry judge(
            @Nullable String name, @Nullable String version, Supplier<VersionQuestion> question) {
        try {
            return new Asked(question.get());
        } catch (RejectedInput rejected) {
            return new Rejected(name, version, rejected);
        }
    }
}
