package dev.rustsecd.service.render;

import java.util.Locale;

/** The representations of an audit. */
public enum ReportFormat {
    JSON("application/json"),
    TEXT("text/plain"),
    /** By name only: {@code text/plain} in an Accept header means {@link #TEXT}. */
    LINE("text/plain");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As the parameter has it: {@code json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
