package dev.rustsecd.service.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The representations of an audit; of equally welcome ones a client gets the first. */
public enum ReportFormat {
    JSON("application/json", "JSON", ".json"),
    TEXT("text/plain", "Text", ".txt"),
    /** By name only: {@code text/plain} in an Accept header means {@link #TEXT}. */
    LINE("text/plain", "Line", ".txt"),
    /** The JSON report of cargo-audit. */
    CARGO_AUDIT("application/vnd.cargo-audit+json", "cargo-audit", ".json"),
    SARIF("application/sarif+json", "SARIF", ".sarif"),
    CYCLONEDX("application/vnd.cyclonedx+json", "CycloneDX", ".json"),
    MARKDOWN("text/markdown", "Markdown", ".md"),
    /** A page by itself. */
    HTML("text/html", "HTML", ".html"),
    /** Workflow commands of GitHub Actions; by name only. */
    GITHUB("text/plain", "GitHub", ".txt");

    /** Every media type once, in the order of the formats. */
    public static final List<String> MEDIA_TYPES =
            Arrays.stream(values()).map(ReportFormat::mediaType).distinct().toList();

    private final String mediaType;
    private final String title;
    private final String fileEnding;

    ReportFormat(String mediaType, String title, String fileEnding) {
        this.mediaType = mediaType;
        this.title = title;
        this.fileEnding = fileEnding;
    }

    /** As people write it: {@code SARIF}. */
    public String title() {
        return title;
    }

    /** How the name of a file ends that holds it: {@code .sarif}. */
    public String fileEnding() {
        return fileEnding;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The media type with the parameters that it is sent with. */
    public String contentType() {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** Whether it says something of packages against which nothing is known, and so may take long for a long lockfile. */
    public boolean growsWithPackages() {
        return this == TEXT || this == CYCLONEDX;
    }

    /** As the parameter has it: {@code cargo-audit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The first format of a media type. */
    public static ReportFormat ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mediaType));
    }
}
