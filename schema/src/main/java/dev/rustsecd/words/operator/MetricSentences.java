package dev.rustsecd.words.operator;

/** What each metric measures, as {@code /metrics} has it. A source is an advisory database or the registry index. */
public final class MetricSentences {
    public static final String STORED = "Advisories or crates stored from the source, as of its last successful fetch";
    public static final String QUARANTINED =
            "Files or lines of the source that cannot be read, as of its last successful fetch";
    public static final String RUNS = "Duration of fetching and storing the source, by outcome";
    public static final String YANK_REQUESTS = "Requests to the registry's web API, by outcome";
    public static final String RELOAD_FAILURES =
            "How often new data could not be loaded from PostgreSQL; the previous data is served meanwhile";
    public static final String REQUESTS =
            "Time from receiving the head of a request to sending the last byte of its response";
    public static final String BODY_BYTES =
            "Bytes that request bodies take in memory: all while they are received, small ones until they are answered";
    public static final String WORKING =
            "Requests with a body that the server is working on, separately for small and large bodies";
    public static final String WAITING =
            "Requests with a body that wait until the server works on them, separately for small and large bodies";
    public static final String HEAP_BYTES =
            "Estimate of the heap that requests and unsent responses use, separately for small and large request bodies";
    public static final String REJECTED =
            "Requests that got 503 because the server had too many others to work on, separately for small and large bodies";
    public static final String READERS_CUT =
            "Connections that were closed because the client did not read its response";
    public static final String DATA_DIRECTORY_UP = "1 while the data directory exists, 0 once it was deleted";
    public static final String WORKER_TASKS =
            "Tasks that worker threads are running, or that wait for a free worker thread";
    public static final String WAITING_REQUESTS = "Requests that wait until crates are fetched from the registry";
    public static final String WAITING_CRATES = "Crates that requests wait for, each counted once";
    public static final String WAITS = "Requests that waited until crates were fetched, by how the wait ended";
    public static final String FOLLOWERS = "Clients that are connected to the stream of changes";
    public static final String DATABASE_UP = "1 if PostgreSQL answered the last time that it was asked, else 0";
    public static final String REVISION = "Revision of the data that is served; every change raises it";
    public static final String ADVISORIES = "Advisories in the data that is served";
    public static final String QUARANTINE =
            "Advisories that cannot be read, plus lines of the registry index that cannot be read";
    public static final String CHECK_AGE =
            "Time since the last check for updates, for the source that was checked longest ago";
    public static final String CRATES = "Registry crates in the data that is served";
    public static final String REGISTRY_CHECK_AGE = "Time since the registry last answered";
    public static final String CERTIFICATE_EXPIRY = "Time at which the certificate of the public listener expires";
    public static final String CONNECTIONS = "Open connections of the public listener";
    public static final String CONNECTIONS_REJECTED =
            "Connections that were closed as soon as they were opened: too many of one client, or of all";
    public static final String CLIENTS_LIMITED = "Requests that got 429 because their client was over its limit";
    public static final String TOKENS_WRONG = "Requests with a wrong admin token";

    private MetricSentences() {}
}
