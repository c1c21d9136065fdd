package dev.rustsecd.service.search;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.words.rejection.RequestSentences;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list of advisories, read.
 *
 * @param after null for the first page
 */
public record AdvisoryQuery(AdvisoryFilter filter, @Nullable PageToken after, int limit) {
    private static final List<String> PARAMETERS = List.of(
            "crate", "kind", "category", "keyword", "severity", "since", "q", "withdrawn", "limit", "page_token");
    private static final int MAX_TEXT = 200;
    private static final int MAX_WORDS = 10;

    // Source: RFC 3339, section 5.6, time-numoffset.
    private static final Pattern OFFSET =
            Pattern.compile("(?<local>.+)(?<sign>[+-])(?<hours>[01][0-9]|2[0-3]):(?<minutes>[0-5][0-9])");

    /**
     * @throws RejectedInput for a parameter that does not exist, or with a value that it does not take
     */
    public static AdvisoryQuery read(Query query) {
        query.allowOnly(PARAMETERS);
        AdvisoryFilter filter = new AdvisoryFilter(
                query.one("crate").map(CrateName::parse).orElse(null),
                oneOf(query, "kind", AdvisoryKind.values(), AdvisoryKind::label),
                text(query, "category"),
                text(query, "keyword"),
                oneOf(query, "severity", Severity.Level.values(), Severity.Level::label),
                since(query),
                words(query),
                withdrawn(query));
        return new AdvisoryQuery(
                filter, query.one("page_token").map(PageToken::parse).orElse(null), query.limit());
    }

    private static <T> @Nullable T oneOf(Query query, String name, T[] constants, Function<T, String> label) {
        String value = query.one(name).orElse(null);
        if (value == null) {
            return null;
        }
        Map<String, T> choices = Arrays.stream(constants).collect(Collectors.toMap(label, constant -> constant));
        T chosen = choices.get(value);
        if (chosen == null) {
            String there = Arrays.stream(constants).map(label).collect(Collectors.joining(", "));
            throw Query.invalid(name, RequestSentences.notOneOf(there));
        }
        return chosen;
    }

    private static @Nullable Boolean withdrawn(Query query) {
        return oneOf(query, "withdrawn", new Boolean[] {true, false}, String::valueOf);
    }

    private static @Nullable String text(Query query, String name) {
        String value = query.one(name).orElse(null);
        if (value != null && (value.isBlank() || value.codePointCount(0, value.length()) > MAX_TEXT)) {
            throw Query.invalid(name, RequestSentences.textLength(MAX_TEXT));
        }
        return value;
    }

    private static List<String> words(Query query) {
        String text = text(query, "q");
        if (text == null) {
            return List.of();
        }
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        if (words.size() > MAX_WORDS) {
            throw Query.invalid("q", RequestSentences.words(MAX_WORDS));
        }
        return words;
    }

    private static @Nullable Instant since(Query query) {
        String text = query.one("since").orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : time(text);
        } catch (DateTimeException notTime) {
            throw Query.invalid("since", RequestSentences.NOT_A_TIME);
        }
    }

    /** RFC 3339 has offsets of up to 23:59; {@link OffsetDateTime} takes no more than 18:00. */
    private static Instant time(String text) {
        Matcher far = OFFSET.matcher(text);
        if (!far.matches()) {
            return OffsetDateTime.parse(text).toInstant();
        }
        Duration east = Duration.ofHours(Integer.parseInt(far.group("hours")))
                .plusMinutes(Integer.parseInt(far.group("minutes")));
        Instant local = LocalDateTime.parse(far.group("local")).toInstant(ZoneOffset.UTC);
        return far.group("sign").equals("+") ? local.minus(east) : local.plus(east);
    }
}
