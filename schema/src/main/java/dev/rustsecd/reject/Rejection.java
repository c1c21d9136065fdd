package dev.rustsecd.reject;

/** Why an input is rejected; one constant for each answer that a client can tell apart. */
public enum Rejection {
    /** The body is empty or blank. */
    BODY_BLANK,
    /** The text is not UTF-8, or has a NUL byte. */
    TEXT_NOT_UTF8,
    /** The body, after decompression, has more bytes than allowed. */
    BODY_TOO_LARGE,
    /** The body's content coding cannot be undone. */
    BODY_ENCODING,
    /** The body is not JSON, or JSON of another shape. */
    JSON_INVALID,
    /** The lockfile is not TOML, or has a value of a wrong type or form. */
    LOCKFILE_INVALID,
    /** The lockfile's {@code version} is none of 1 to 4. */
    LOCKFILE_VERSION,
    /** The lockfile has more packages, dependencies or bytes than its reader takes. */
    LOCKFILE_TOO_LARGE,
    /** The report would have more findings than an answer may hold. */
    REPORT_TOO_LARGE,
    /** A version is not SemVer. */
    VERSION_INVALID,
    /** A version requirement is not Cargo's. */
    REQUIREMENT_INVALID,
    /** The requirements of an advisory give no set of ranges. */
    RANGES_INVALID,
    /** An advisory's file cannot be read. */
    ADVISORY_INVALID,
    /** An advisory lies at a path where none may lie, or its path and its content disagree. */
    ADVISORY_PATH,
    /** Two files of one source have the same advisory id. */
    ADVISORY_DUPLICATE,
    /** A line of a registry's index cannot be read. */
    INDEX_LINE_INVALID,
    /** A line of a registry's index is of another crate than its file. */
    INDEX_LINE_MISPLACED,
    /** A file of a registry's index has more bytes or lines than its reader takes. */
    INDEX_FILE_TOO_LARGE,
    /** A CVSS vector cannot be read. */
    CVSS_INVALID,
    /** A name that no crate can have. */
    CRATE_NAME_INVALID,
    /** A package source that is no Cargo source id. */
    SOURCE_INVALID,
    /** A package URL that cannot be read, or is not of type {@code cargo}. */
    PURL_INVALID,
    /** A yank metadata document cannot be read, or has a member that it cannot have. */
    YANK_INVALID,
    /** A query parameter, or policy member, that does not exist. */
    PARAMETER_UNKNOWN,
    /** A query parameter, or policy member, with a value that it does not take. */
    PARAMETER_INVALID,
    /** A query of the OSV API that OSV rejects; the detail is OSV's own message. */
    OSV_QUERY_INVALID
}
