package dev.rustsecd.words.operator;

import dev.rustsecd.words.Count;
import java.util.List;

/** What the program says to its operator: usage, why it does not start, how far the start has come, and its log. */
public final class OperatorSentences {
    public static final String USAGE = """
            usage: java -jar rustsecd.jar [ROLE] [--SETTING=VALUE ...]

            Roles:
              all      fetch advisories regularly, and answer over HTTP (default)
              serve    answer over HTTP only; another process with role ingest fills the database
              ingest   only fetch advisories regularly
              migrate  bring the schema of the database up to date, then exit

            Options:
              -h, --help      print this help
              -V, --version   print the version and the commit it was built from
              --config=FILE   read settings from a TOML file
            """;

    public static final String SETTINGS = """
            Settings, with their defaults (VALUE where there is none). --port=8081, --port 8081, RUSTSECD_PORT=8081 in the
            environment and port = 8081 in the file are the same; docs/settings.md says more of each.
            """;

    public static final String CANNOT_START = "rustsecd cannot start:";
    public static final String INTERRUPTED = "the start was interrupted";
    public static final String NO_LOG = "PostgreSQL wrote no log";
    public static final String PART_DID_NOT_STOP = "While the program ended, a part of it did not stop cleanly";
    public static final String DATABASE_RESTARTING = "The embedded PostgreSQL ended unexpectedly; starting it again";
    public static final String DATABASE_RESTART_FAILED = "Cannot start the embedded PostgreSQL again";
    public static final String REHEARSAL_INCOMPLETE = "The first responses may be slow: the warm-up did not finish";
    public static final String TOKEN_WRONG = "A request had a wrong admin token";
    public static final String CERTIFICATE_REPLACED = "New connections get the new TLS certificate";
    public static final String CERTIFICATE_KEPT = "Cannot use the new TLS certificate; the one before it is still used";
    public static final String REQUEST_CRASHED = "A request failed because of a bug";
    public static final String DATA_DIRECTORY_GONE = "The data directory was deleted while the program was running."
            + " Requests are still answered, from memory; stop the program, restore the directory, and start the program"
            + " again";
    public static final String UNCAUGHT = "A part of the program failed because of a bug";
    public static final String OUT_OF_MEMORY =
            "The heap is full; the program ends. Give the JVM a larger heap, or lower" + " RUSTSECD_MAX_BODY_BYTES";
    public static final String REQUEST_ANSWERED = "Answered a request";
    public static final String REQUIREMENTS_UNREADABLE = "Cannot read the dependencies of crates from PostgreSQL";
    public static final String SURFACE_FAILED =
            "Cannot precompute the responses of the OSV and rustsec.org routes; each is computed when it is requested";

    // The whole answer of /health/live, /health/ready and /health/started.
    public static final String UP = "up";
    public static final String NOT_UP = "not ready yet";

    // Why new data cannot be loaded from PostgreSQL.
    public static final String RECORD_UNREADABLE = "a stored advisory or crate cannot be read";
    public static final String DATABASE_SLOW = "PostgreSQL did not answer in time";
    public static final String DATABASE_UNREACHABLE = "PostgreSQL is unreachable";
    public static final String DATABASE_UNREADABLE = "an unexpected error, see the log";

    private OperatorSentences() {}

    public static String cannotStart(String why) {
        return CANNOT_START + " " + why;
    }

    /** A setting under {@link #SETTINGS}. */
    public static String flag(String flag, String defaultValue) {
        return defaultValue.isEmpty() ? flag + "=VALUE" : flag + "=" + defaultValue;
    }

    public static String version(String number, String commit) {
        return "rustsecd " + number + " (commit " + commit + ")";
    }

    public static String versionWithoutCommit(String number) {
        return "rustsecd " + number + " (built outside a git repository, so the commit is unknown)";
    }

    public static String serving(String version, String address, String management, int advisories, String origin) {
        return "rustsecd " + version + " answers at " + address + ", management at " + management + " ("
                + Count.of(advisories, "advisory", "advisories") + ", " + origin + ")";
    }

    // Of how many advisories there are, where the program says that it has started.
    public static String origin(String date, boolean bundled) {
        return bundled ? "bundled with the jar, as of " + date : "as of " + date;
    }

    public static String creatingDatabase(String directory) {
        return "Creating the PostgreSQL database in " + directory
                + " and starting it; a first start takes some seconds";
    }

    public static String startingDatabase(String directory) {
        return "Starting PostgreSQL in " + directory + " and waiting until it accepts connections";
    }

    public static String connectingToDatabase(String url) {
        return "Connecting to the database " + url;
    }

    public static String databaseNotReady(String why) {
        return "Cannot use the database yet (" + why + "); trying again for a minute";
    }

    public static String databaseUnusable(String url, String why) {
        return "cannot use the database " + url + ": " + why;
    }

    public static String schemaTooOld(String found, String needed) {
        return "the database has schema version " + found + ", and this program needs " + needed
                + "; upgrade the schema with: java -jar rustsecd.jar migrate";
    }

    public static String migrated(String from, String to, int count) {
        return "Migrated the database schema from version " + from + " to " + to + ": "
                + Count.of(count, "migration", "migrations") + " applied.";
    }

    public static String upToDate(String version) {
        return "The database schema is already up to date (version " + version + ").";
    }

    public static String migrationFailed(String url, String why) {
        return "cannot migrate the database " + url + ": " + why;
    }

    public static String cannotListen(String address, String why) {
        return "cannot listen on " + address + ": " + why;
    }

    public static String hostUnknown(String host) {
        return "cannot resolve " + host;
    }

    public static String noAnswer(long seconds) {
        return "PostgreSQL did not answer within " + Count.of(seconds, "second", "seconds");
    }

    public static String dataDirectoryUnusable(String path, String why) {
        return "cannot use the data directory " + path + ": " + why;
    }

    /** @param process its number, or nothing where it is not known */
    public static String dataDirectoryInUse(String path, String process) {
        return "the data directory " + path + " is in use by "
                + (process.isEmpty() ? "another process" : "process " + process)
                + "; stop that process, or choose another directory with --data-dir";
    }

    public static String otherPostgres(String path, String found, String bundled) {
        return "the database in " + path + " was written by PostgreSQL " + found
                + ", but this program bundles PostgreSQL " + bundled
                + "; move that directory away (all data is fetched again), or run a PostgreSQL " + found
                + " server on it and set RUSTSECD_DATABASE_URL to that server";
    }

    public static String noPostgresFor(String platform) {
        return "no PostgreSQL is bundled for " + platform + "; set RUSTSECD_DATABASE_URL to a PostgreSQL server";
    }

    public static String postgresNotRunnable(List<String> attempts) {
        return "the embedded PostgreSQL cannot run on this machine (" + String.join("; ", attempts)
                + "); set RUSTSECD_DATABASE_URL to a PostgreSQL server";
    }

    public static String postgresNotStarted(String why) {
        return "the embedded PostgreSQL did not start: " + why;
    }

    public static String databaseNotCreated(String why) {
        return "cannot create the embedded database: " + why;
    }

    public static String orphanRuns(long process) {
        return "process " + process
                + ", a PostgreSQL server that an earlier run of this program started, is still running; stop that process";
    }

    public static String tookTooLong(String program, long seconds) {
        return program + " took longer than " + Count.of(seconds, "second", "seconds");
    }

    public static String sqlState(String state) {
        return "PostgreSQL reported an error (SQLSTATE " + state + ")";
    }

    public static String unreadable(String record, String source, String why) {
        return "the stored file " + record + " of " + source + " cannot be read: " + why;
    }

    public static String notFollowing(String why, String cause) {
        return "Cannot load new data from PostgreSQL: " + why + " (" + cause + "). Still serving the data in memory";
    }
}
