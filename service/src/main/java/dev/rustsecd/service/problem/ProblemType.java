package dev.rustsecd.service.problem;

import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.ProblemSentences;

/** What can be wrong, as clients tell it apart. Slugs are part of the contract and never change. */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", 400, ProblemSentences.MALFORMED_REQUEST),
    BLANK_BODY("blank-body", 400, ProblemSentences.BLANK_BODY),
    NOT_UTF8("not-utf-8", 400, ProblemSentences.NOT_UTF8),
    BROKEN_CONTENT_CODING("broken-content-coding", 400, ProblemSentences.BROKEN_CONTENT_CODING),
    INVALID_JSON("invalid-json", 400, ProblemSentences.INVALID_JSON),
    INVALID_LOCKFILE("invalid-lockfile", 400, ProblemSentences.INVALID_LOCKFILE),
    UNSUPPORTED_LOCKFILE_VERSION("unsupported-lockfile-version", 400, ProblemSentences.UNSUPPORTED_LOCKFILE_VERSION),
    INVALID_VERSION("invalid-version", 400, ProblemSentences.INVALID_VERSION),
    INVALID_CRATE_NAME("invalid-crate-name", 400, ProblemSentences.INVALID_CRATE_NAME),
    INVALID_SOURCE("invalid-source", 400, ProblemSentences.INVALID_SOURCE),
    INVALID_PURL("invalid-purl", 400, ProblemSentences.INVALID_PURL),
    INVALID_YANK_DOCUMENT("invalid-yank-document", 400, ProblemSentences.INVALID_YANK_DOCUMENT),
    INVALID_VALUE("invalid-value", 400, ProblemSentences.INVALID_VALUE),
    UNKNOWN_PARAMETER("unknown-parameter", 400, ProblemSentences.UNKNOWN_PARAMETER),
    INVALID_PARAMETER("invalid-parameter", 400, ProblemSentences.INVALID_PARAMETER),
    UNAUTHORIZED("unauthorized", 401, ProblemSentences.UNAUTHORIZED),
    FORBIDDEN("forbidden", 403, ProblemSentences.FORBIDDEN),
    NOT_FOUND("not-found", 404, ProblemSentences.NOT_FOUND),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, ProblemSentences.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE("not-acceptable", 406, ProblemSentences.NOT_ACCEPTABLE),
    REQUEST_TIMEOUT("request-timeout", 408, ProblemSentences.REQUEST_TIMEOUT),
    NOT_YANKED("not-yanked", 409, ProblemSentences.NOT_YANKED),
    CHANGES_GONE("changes-gone", 410, ProblemSentences.CHANGES_GONE),
    BODY_TOO_LARGE("body-too-large", 413, ProblemSentences.BODY_TOO_LARGE),
    LOCKFILE_TOO_LARGE("lockfile-too-large", 413, ProblemSentences.LOCKFILE_TOO_LARGE),
    REPORT_TOO_LARGE("report-too-large", 413, ProblemSentences.REPORT_TOO_LARGE),
    URI_TOO_LONG("uri-too-long", 414, ProblemSentences.URI_TOO_LONG),
    UNSUPPORTED_CONTENT_CODING("unsupported-content-coding", 415, ProblemSentences.UNSUPPORTED_CONTENT_CODING),
    NO_SUCH_ADVISORY("no-such-advisory", 422, ProblemSentences.NO_SUCH_ADVISORY),
    TOO_MANY_REQUESTS("too-many-requests", 429, ProblemSentences.TOO_MANY_REQUESTS),
    HEADERS_TOO_LARGE("headers-too-large", 431, ProblemSentences.HEADERS_TOO_LARGE),
    INTERNAL("internal", 500, ProblemSentences.INTERNAL),
    NOT_LOADED("not-loaded", 503, ProblemSentences.NOT_LOADED),
    DATABASE_AWAY("database-away", 503, ProblemSentences.DATABASE_AWAY),
    OVERLOADED("overloaded", 503, ProblemSentences.OVERLOADED);

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
