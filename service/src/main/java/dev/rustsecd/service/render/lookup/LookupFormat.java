package dev.rustsecd.service.render.lookup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The representations of one version; of equally welcome ones a client gets the first. */
public enum LookupFormat {
    JSON("application/json"),
    TEXT("text/plain"),
    MARKDOWN("text/markdown"),
    /** The page for people. */
    HTML("text/html");

    /** In the order of the formats. */
    public static final List<String> MEDIA_TYPES =
            Arrays.stream(values()).map(format -> format.mediaType).toList();

    private final String mediaType;

    LookupFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type with the parameters that it is sent with. */
    public String contentType() {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** As the parameter has it: {@code markdown}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels, separated by commas. */
    public static String labels() {
        return Arrays.stream(values()).map(LookupFormat::label).collect(Collectors.joining(", "));
    }

    public static Optional<LookupFormat> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /** The format of one of {@link #MEDIA_TYPES}. */
    public static LookupFormat ofMediaType(String mediaType) {
        return values()[MEDIA_TYPES.indexOf(mediaType)];
    }
}
