package dev.rustsecd.service.request;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query of a URL: {@code a=1&b=x%20y}, decoded. A name without {@code =} has an empty value. */
public final class Query {
    /** Parameters, repeated ones counted each time. */
    private static final int MAX_PARAMETERS = 2_000;

    private static final int MAX_LIMIT = 1_000;

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * @param text without the question mark; null where the URL has none
     * @throws RejectedInput {@link Rejection#PARAMETER_INVALID} for a percent-encoding that is broken or no UTF-8
     */
    public static Query parse(@Nullable String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text == null ? new String[0] : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            count++;
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        }
        if (count > MAX_PARAMETERS) {
            throw new RejectedInput(Rejection.PARAMETER_INVALID, RequestSentences.tooManyParameters(MAX_PARAMETERS));
        }
        return new Query(values);
    }

    /**
     * Rejects every name that is not among the known ones.
     *
     * @throws RejectedInput {@link Rejection#PARAMETER_UNKNOWN}, naming those that there are
     */
    public void allowOnly(Collection<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new RejectedInput(
                        Rejection.PARAMETER_UNKNOWN,
                        RequestSentences.unknownParameter(Quoted.of(name), String.join(", ", known)));
            }
        }
    }

    /** All values of a name, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * The value of a name that may be given once.
     *
     * @throws RejectedInput {@link Rejection#PARAMETER_INVALID} where it is given more often
     */
    public Optional<String> one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw invalid(name, RequestSentences.givenTimes(all.size()));
        }
        return all.stream().findFirst();
    }

    /**
     * How much a page of a list has at most, by the parameter {@code limit}: 1 to 1,000, usually 100.
     *
     * @throws RejectedInput {@link Rejection#PARAMETER_INVALID} for anything else
     */
    public int limit() {
        String text = one("limit").orElse("100");
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid("limit", RequestSentences.notANumber(MAX_LIMIT));
        }
        return limit;
    }

    /** A rejection of the value of a name. */
    public static RejectedInput invalid(String name, String why) {
        return new RejectedInput(Rejection.PARAMETER_INVALID, RequestSentences.parameter(name, why));
    }

    /** The same query without the parameters of one name. */
    public Query without(String name) {
        Map<String, List<String>> others = new LinkedHashMap<>(values);
        others.remove(name);
        return new Query(others);
    }

    /** The same query with the parameters of these names alone, and of those only what is not blank. */
    public Query keeping(Collection<String> names) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            List<String> given = all.stream().filter(value -> !value.isBlank()).toList();
            if (names.contains(name) && !given.isEmpty()) {
                kept.put(name, given);
            }
        });
        return new Query(kept);
    }

    /** The query as text, with one parameter in place of those of its name. */
    public String encodedWith(String name, String value) {
        StringBuilder text = new StringBuilder();
        values.forEach((other, all) -> {
            if (!other.equals(name)) {
                all.forEach(each -> append(text, other, each));
            }
        });
        append(text, name, value);
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The names that are given. */
    public Collection<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Whether the text of a path or a query decodes. */
    public static boolean isWellEncoded(String text) {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 3)) {
            boolean whole = at + 2 < text.length();
            if (!whole
                    || Character.digit(text.charAt(at + 1), 16) < 0
                    || Character.digit(text.charAt(at + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%') {
                bytes.write(hexByte(text, at));
                at += 3;
            } else {
                bytes.writeBytes(String.valueOf(c == '+' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
                at++;
            }
        }
        return Utf8.tryDecode(bytes.toByteArray()).orElseThrow(Query::broken);
    }

    private static int hexByte(String text, int at) {
        boolean whole = at + 2 < text.length();
        int high = whole ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = whole ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw broken();
        }
        return 16 * high + low;
    }

    private static RejectedInput broken() {
        return new RejectedInput(Rejection.PARAMETER_INVALID, RequestSentences.QUERY_ENCODING);
    }
}
