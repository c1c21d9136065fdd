package dev.rustsecd.words.operator;

import dev.rustsecd.words.Count;

/**
 * What comes of fetching advisories and the registry's index, as {@code /v1/status} and the log have it. Crates are never
 * named.
 */
public final class IngestSentences {
    public static final String ADVISORIES = "advisories";
    public static final String CRATES = "crates";

    // Why a fetch failed; each follows "Cannot fetch advisories: ".
    public static final String NO_GIT_REPOSITORY = "there is no git repository at the configured address";
    public static final String NOTHING_AT_PATH = "there is nothing at the configured path";
    public static final String NO_DIRECTORY = "there is no directory at the configured path";
    public static final String NO_CRATES_FOLDER =
            "the repository has no folder \"crates\", so it is no advisory database";
    public static final String NO_CRATE_FILE =
            "the directory or repository has no file of any crate, so it is no registry index";
    public static final String NO_SUCH_BRANCH = "the configured branch does not exist";
    public static final String NO_HEAD = "the repository has no HEAD and no branch main or master";
    public static final String MIRROR_IN_USE = "another process uses the local copy of the repository";
    public static final String MIRROR_DAMAGED = "a part of the repository is missing or damaged";
    public static final String MIRROR_NOT_REPACKED = "the local copy of the repository cannot be repacked";
    public static final String TLS_UNAVAILABLE = "TLS cannot be set up";
    public static final String NO_CONNECTION = "cannot connect to the server";
    public static final String FILE_TOO_LARGE = "a file of the repository or index is too large";
    public static final String RESPONSE_UNREADABLE = "cannot read a response of the server";
    public static final String NOT_AN_INDEX_FILE = "the answer of the server is not a file of a registry index";
    public static final String REDIRECTED = "the server redirects to another host, which is not followed";
    public static final String DATABASE_UNREACHABLE = "cannot reach PostgreSQL";

    // Log lines.
    public static final String RUN_CRASHED =
            "A fetch of advisories or of the index ended because of a bug in this program; the next fetch tries again";
    public static final String RUN_NOT_RECORDED = "Cannot record in PostgreSQL that a fetch ended";
    public static final String MIRROR_REBUILT_UNOPENED =
            "Cannot open the local copy of a git repository; fetching the repository from scratch";
    public static final String MIRROR_REBUILT_UNREAD =
            "Cannot read the local copy of a git repository; fetching the repository from scratch";
    public static final String SOURCES_NOT_RETIRED =
            "Cannot remove from PostgreSQL the advisory databases that are no longer configured; the next start tries again";
    public static final String YANK_REASONS_WORK_AGAIN = "The registry's web API answers again";
    public static final String YANK_REASONS_FAILED = "Cannot fetch or store yank reasons";
    public static final String CRATE_CRASHED = "Because of a bug, the registry data of a crate was not stored";
    public static final String CRATES_NOT_STORED = "Cannot read or write the registry data of crates in PostgreSQL";
    public static final String LEASE_NOT_TAKEN = "Cannot ask PostgreSQL which process is to fetch from the registry";
    public static final String CRATES_NOT_FORGOTTEN =
            "Cannot delete from PostgreSQL the crates that nobody requests any more";
    public static final String FOLDER_IN_USE =
            "Cannot delete a folder that is no longer needed: a process still writes to it";

    // Why what was fetched is not stored, or why a fetch failed.
    public static final String SUPERSEDED_INDEX = "a different registry index is configured now";
    public static final String SUPERSEDED_FETCH = "newer data of this repository or index is stored already";
    public static final String SUPERSEDED_SEED = "the data bundled with the jar never replaces fetched data";
    public static final String TIMED_OUT = "the fetch timed out";
    public static final String CONNECTION_CLOSED = "the server closed the connection";
    public static final String UNKNOWN = "an unexpected error";

    private IngestSentences() {}

    public static String cannotFetch(String facts, String why) {
        return "Cannot fetch " + facts + ": " + why + ".";
    }

    public static String cannotStore(String facts, String why) {
        return "Cannot update " + facts + ": " + why + ".";
    }

    public static String crashed(String facts) {
        return "Cannot update " + facts + ": internal error, see the log.";
    }

    /** @param sentence that fetching failed */
    public static String servingDataOf(String sentence, String date) {
        return sentence + " Serving data of " + date + ".";
    }

    public static String worksAgain(String facts) {
        return "Fetching " + facts + " works again.";
    }

    public static String updated(String facts, int changed, int removed, int quarantined) {
        return "Updated " + facts + ": " + Count.of(changed, "record", "records") + " new or changed, " + removed
                + " removed, " + quarantined + " unreadable.";
    }

    public static String noReadableAdvisory(String commit, int unreadable) {
        return "Rejected commit " + commit + " of the advisory database: it has no readable advisory"
                + (unreadable == 0 ? "." : " (" + Count.of(unreadable, "file", "files") + " cannot be read).");
    }

    public static String dropsAdvisories(String commit, int dropped, int all) {
        return "Rejected commit " + commit + " of the advisory database: " + dropped + " of " + all
                + " stored advisories are missing or withdrawn in it. Set RUSTSECD_ACCEPT_DROP=" + commit
                + " to accept it.";
    }

    public static String dropsCrates(String state, int dropped, int all) {
        return "Rejected state " + state + " of the registry index: " + dropped + " of " + all
                + " stored crates are missing in it. Set RUSTSECD_ACCEPT_DROP=" + state + " to accept it.";
    }

    public static String httpStatus(int status) {
        return "the server answered with HTTP status " + status;
    }

    public static String databaseState(String sqlState) {
        return "PostgreSQL reported an error (SQLSTATE " + sqlState + ")";
    }

    public static String notWithin(String duration) {
        return "the fetch did not finish within " + duration;
    }

    public static String receivedUnreadable(String why) {
        return "cannot read what the server sent: " + why;
    }

    public static String unreadable(String why) {
        return "cannot read the configured repository or index: " + why;
    }

    public static String mirrorUnusable(String why) {
        return "cannot use the local copy of the repository: " + why;
    }

    public static String headNotSet(String result) {
        return "cannot set the HEAD of the local copy of the repository (" + result + ")";
    }

    public static String caFile(String why) {
        return "cannot use the CA file: " + why;
    }

    public static String connectionFailed(String why) {
        return "cannot connect to the server: " + why;
    }

    public static String tooManyFiles(int most) {
        return "the repository has more than " + most + " files and folders, the maximum";
    }

    public static String tooManyCrates(int most) {
        return "the index has more than " + most + " crates, the maximum";
    }

    public static String tooManyPaths(int most) {
        return "the history of the repository names more than " + most + " files, the maximum";
    }

    public static String filesTooLarge(long most) {
        return "the files of the repository have more than " + most + " bytes in total, the maximum";
    }

    public static String lineTooLong(long bytes) {
        return "the server sent a line of more than " + bytes + " bytes";
    }

    public static String sentTooMuch(long most) {
        return "the server sent more than " + most + " bytes, the maximum";
    }

    /** @param outcome in snake case, such as {@code too_many_requests} */
    public static String yankReasonsFailing(String outcome) {
        return "Cannot fetch yank reasons from the registry's web API: " + outcome;
    }

    public static String accessDenied(String path) {
        return "permission denied: " + path;
    }

    public static String noSuchFile(String path) {
        return "no such file or directory: " + path;
    }

    public static String fileExists(String path) {
        return "a file of this name exists already: " + path;
    }

    public static String notADirectory(String path) {
        return "not a directory: " + path;
    }

    public static String unresolved(String host) {
        return "cannot resolve " + host;
    }

    public static String tls(String reason) {
        return reason.isEmpty() ? "TLS failed" : "TLS failed: " + reason;
    }
}
