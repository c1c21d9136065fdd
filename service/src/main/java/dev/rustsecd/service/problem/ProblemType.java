package dev.rustsecd.service.problem;

import dev.rustsecd.reject.Rejection;

/** What can be wrong, as clients tell it apart. Slugs are part of the contract and never change. */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", 400, "The request is not well-formed HTTP"),
    BLANK_BODY("blank-body", 400, "The body is blank"),
    NOT_UTF8("not-utf-8", 400, "The text is not UTF-8"),
    BROKEN_CONTENT_CODING("broken-content-coding", 400, "The body's compression is damaged"),
    INVALID_JSON("invalid-json", 400, "The body is not the JSON that is expected"),
    INVALID_LOCKFILE("invalid-lockfile", 400, "The lockfile cannot be read"),
    UNSUPPORTED_LOCKFILE_VERSION("unsupported-lockfile-version", 400, "The lockfile is of an unknown version"),
    INVALID_VERSION("invalid-version", 400, "A version is not SemVer"),
    INVALID_CRATE_NAME("invalid-crate-name", 400, "No crate can have this name"),
    INVALID_SOURCE("invalid-source", 400, "A package source cannot be read"),
    INVALID_PURL("invalid-purl", 400, "A package URL cannot be read"),
    INVALID_YANK_DOCUMENT("invalid-yank-document", 400, "The yank document cannot be read"),
    INVALID_VALUE("invalid-value", 400, "A value cannot be read"),
    UNKNOWN_PARAMETER("unknown-parameter", 400, "A parameter does not exist"),
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter has a value that it does not take"),
    UNAUTHORIZED("unauthorized", 401, "A token is needed"),
    FORBIDDEN("forbidden", 403, "This is not allowed"),
    NOT_FOUND("not-found", 404, "Nothing is here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method does not apply here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "There is no such representation"),
    REQUEST_TIMEOUT("request-timeout", 408, "The body did not arrive in time"),
    NOT_YANKED("not-yanked", 409, "The version is not yanked"),
    CHANGES_GONE("changes-gone", 410, "The changes since then are not kept"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    LOCKFILE_TOO_LARGE("lockfile-too-large", 413, "The lockfile is too large"),
    REPORT_TOO_LARGE("report-too-large", 413, "The answer would be too large"),
    URI_TOO_LONG("uri-too-long", 414, "The request's address is too long"),
    UNSUPPORTED_CONTENT_CODING("unsupported-content-coding", 415, "The body's compression is unknown"),
    NO_SUCH_ADVISORY("no-such-advisory", 422, "There is no such advisory"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The request's header fields are too large"),
    INTERNAL("internal", 500, "The server has a defect"),
    NOT_LOADED("not-loaded", 503, "No advisories are loaded yet"),
    DATABASE_AWAY("database-away", 503, "The database cannot be reached"),
    OVERLOADED("overloaded", 503, "The server is busy");

    /** The page of this server that explains the types, each under its slug. */
    public static final String PAGE = "/problems";

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The type of an input that was rejected. */
    public static ProblemType of(Rejection rejection) {
        return switch (rejection) {
            case BODY_BLANK -> BLANK_BODY;
            case TEXT_NOT_UTF8 -> NOT_UTF8;
            case BODY_TOO_LARGE -> BODY_TOO_LARGE;
            case BODY_ENCODING -> BROKEN_CONTENT_CODING;
            case JSON_INVALID -> INVALID_JSON;
            case LOCKFILE_INVALID -> INVALID_LOCKFILE;
            case LOCKFILE_VERSION -> UNSUPPORTED_LOCKFILE_VERSION;
            case LOCKFILE_TOO_LARGE -> LOCKFILE_TOO_LARGE;
            case REPORT_TOO_LARGE -> REPORT_TOO_LARGE;
            case VERSION_INVALID -> INVALID_VERSION;
            case CRATE_NAME_INVALID -> INVALID_CRATE_NAME;
            case SOURCE_INVALID -> INVALID_SOURCE;
            case PURL_INVALID -> INVALID_PURL;
            case YANK_INVALID -> INVALID_YANK_DOCUMENT;
            case PARAMETER_UNKNOWN -> UNKNOWN_PARAMETER;
            case PARAMETER_INVALID -> INVALID_PARAMETER;
            case REQUIREMENT_INVALID,
                    RANGES_INVALID,
                    ADVISORY_INVALID,
                    ADVISORY_PATH,
                    ADVISORY_DUPLICATE,
                    INDEX_LINE_INVALID,
                    INDEX_LINE_MISPLACED,
                    INDEX_FILE_TOO_LARGE,
                    CVSS_INVALID,
                    OSV_QUERY_INVALID -> INVALID_VALUE;
        };
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** A relative reference: {@code /problems#not-found}. */
    public String uri() {
        return PAGE + "#" + slug;
    }
}
