package dev.rustsecd.service.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The choice of a media type, or of a content coding, by a header with q values (RFC 9110, section 12). */
public final class Negotiation {
    /** What is behind it in a header is not looked at. */
    private static final int MAX_RANGES = 100;

    private final List<Range> ranges;

    private Negotiation(List<Range> ranges) {
        this.ranges = ranges;
    }

    private record Range(String pattern, double quality) {
        /** How closely it names the value; 0 is not at all. */
        int closeness(String value) {
            if (pattern.equals(value)) {
                return 3;
            }
            int slash = value.indexOf('/');
            if (slash > 0 && pattern.equals(value.substring(0, slash) + "/*")) {
                return 2;
            }
            return pattern.equals("*/*") || pattern.equals("*") ? 1 : 0;
        }
    }

    /**
     * @param header null where there is none: then anything is taken
     */
    public static Negotiation of(@Nullable String header) {
        List<Range> ranges = new ArrayList<>();
        if (header == null || header.isBlank()) {
            return new Negotiation(List.of(new Range("*/*", 1)));
        }
        for (String part : header.split(",", MAX_RANGES)) {
            String[] pieces = part.split(";", MAX_RANGES);
            String pattern = pieces[0].strip().toLowerCase(Locale.ROOT);
            if (!pattern.isEmpty()) {
                ranges.add(new Range(pattern, quality(pieces)));
            }
        }
        return new Negotiation(ranges);
    }

    /** The value that is liked best, of equals the first; nothing where none is taken. */
    public Optional<String> best(List<String> offered) {
        String best = null;
        double bestQuality = 0;
        for (String value : offered) {
            double quality = quality(value);
            if (quality > bestQuality) {
                best = value;
                bestQuality = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How much a value is liked, 0 to 1, by the range that names it most closely. */
    public double quality(String value) {
        int closest = 0;
        double quality = 0;
        for (Range range : ranges) {
            int closeness = range.closeness(value);
            if (closeness > closest) {
                closest = closeness;
                quality = range.quality();
            }
        }
        return quality;
    }

    private static double quality(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String parameter = pieces[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                return parse(parameter.substring(2));
            }
        }
        return 1;
    }

    // A q value that cannot be read counts as 1: the client named the range, after all.
    private static double parse(String text) {
        return text.matches("(0(\\.\\d{0,3})?|1(\\.0{0,3})?)") ? Double.parseDouble(text) : 1;
    }
}
