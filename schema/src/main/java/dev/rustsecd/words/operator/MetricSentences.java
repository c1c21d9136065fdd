package dev.rustsecd.words.operator;

/** What each metric measures, as {@code /metrics} has it. */
public final class MetricSentences {
    public static final String STORED =
            "Advisories or crates of the source that are stored, as of its last successful fetch";
    public static final String QUARANTINED =
            "Files or lines of the source in quarantine, as of its last successful fetch";
    public static final String RUNS = "Duration of ingest runs of the source, by outcome";
    public static final String YANK_REQUESTS = "Requests to the registry's web API, by outcome";
    public static final String RELOAD_FAILURES = "Snapshots that could not be loaded; the previous one is still served";
    public static final String REQUESTS = "Time from the head of a request to the last byte of the response";
    public static final String BODY_BYTES = "Bytes of request bodies that are being received or are small";
    public static final String WORKING = "Requests with a body that the server is working on, by lane";
    public static final String WAITING = "Requests with a body that wait for a place, by lane";
    public static final String HEAP_BYTES =
            "Estimate of the heap that admitted requests and unsent responses use, by lane";
    public static final String REJECTED = "Requests that got 503 because no place became free, by lane";
    public static final String READERS_CUT =
            "Connections that were closed because the client did not read its response";
    public static final String DATA_DIRECTORY_UP = "1 while the data directory exists, 0 once it was deleted";
    public static final String WORKER_TASKS = "Tasks that are running or waiting on the worker threads";
    public static final String WAITING_REQUESTS = "Requests that wait until crates are fetched";
    public static final String WAITING_CRATES = "Different crates that requests wait for";
    public static final String WAITS = "Requests about crates that were not fetched yet, by how the wait ended";
    public static final String FOLLOWERS = "Clients that follow the change stream";
    public static final String DATABASE_UP = "1 if the database answered the last time";
    public static final String REVISION = "Revision of the data that is served; every change of the data raises it";
    public static final String ADVISORIES = "Advisories that are served";
    public static final String QUARANTINE = "Advisories and index lines that cannot be read";
    public static final String CHECK_AGE = "Time since the last check of the source that was checked longest ago";
    public static final String CRATES = "Crates of the registry that are served";
    public static final String REGISTRY_CHECK_AGE = "Time since the registry last answered";
    public static final String TOKENS_WRONG = "Requests with a wrong admin token";

    private MetricSentences() {}
}
