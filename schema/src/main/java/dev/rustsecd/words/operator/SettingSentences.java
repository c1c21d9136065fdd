package dev.rustsecd.words.operator;

/**
 * What each setting does, as {@code --help} and {@code docs/settings.md} have it; the constants are named like those of
 * {@code SettingKey}. The first sentence stands alone: {@code --help} prints it without the others.
 */
public final class SettingSentences {
    public static final String ADVISORY_DB =
            "Advisory databases, separated by commas: HTTPS URLs, local git repositories"
                    + " or git bundles. `#branch` at the end selects a branch other than the default one. The first database is"
                    + " treated as RustSec's own; the others are private: audits and `/v1` routes use them, and the OSV"
                    + " and rustsec.org routes leave them out.";

    public static final String REGISTRY_INDEX = "Index of crates.io, or of a mirror of it: `sparse+URL`, `git+URL`,"
            + " `git+PATH`, `dir+PATH` or `none`. `sparse+URL` fetches only crates that requests name. `git+` (a"
            + " repository or bundle, `#branch` selects a branch) and `dir+` (a directory in the layout of a sparse"
            + " index) follow the whole index. With `none` yanks are unknown, and fixes come from the version ranges of"
            + " advisories alone.";

    public static final String CRATES_IO_MIRRORS = "URLs, separated by commas, by which lockfiles name a mirror of"
            + " crates.io, such as `https://mirror.example.com/crates.io-index`. Packages from there are audited as"
            + " packages of crates.io. `*` stands for one label of the host or one segment of the path. The well-known"
            + " public mirrors need no entry.";

    public static final String REGISTRY_API = "Web API of the registry, which is asked why versions were yanked; `none`"
            + " turns this off. At most one request a second, and none unless `RUSTSECD_CONTACT` is set.";

    public static final String CONTACT =
            "Mail address or URL of the operator, sent in the `User-Agent` of requests to registries.";

    public static final String DATABASE_URL = "PostgreSQL database,"
            + " `postgresql://user:password@host:port/database?sslmode=…`. Unset: the program runs its own PostgreSQL in"
            + " the data directory.";

    public static final String DATA_DIR = "Directory of the git mirrors and of the embedded PostgreSQL. Unset:"
            + " `$XDG_DATA_HOME/rustsecd`, or `~/.local/share/rustsecd`; for root `/var/lib/rustsecd`.";

    public static final String HOST = "Address of the public listener.";

    public static final String PORT = "Port of the public listener; 0 takes any free port.";

    public static final String PUBLIC_URL = "URL by which clients reach the public listener, such as"
            + " `https://rustsecd.example.com`. The client script that the service hands out contains it. Unset: the URL"
            + " of each request.";

    public static final String MANAGEMENT_HOST = "Address of the management listener (health, metrics, version).";

    public static final String MANAGEMENT_PORT = "Port of the management listener; 0 takes any free port.";

    public static final String DRAIN =
            "Time for which the program still answers after SIGTERM, as an ISO 8601 duration."
                    + " Meanwhile `/health/ready` is 503, and each response closes its connection, so that load balancers and"
                    + " clients go elsewhere; then running requests end, for which there are 10 s.";

    public static final String REFRESH =
            "Time between two fetches of the advisory databases, as an ISO 8601 duration; varies by up to a tenth.";

    public static final String REGISTRY_REFRESH =
            "Time between two checks of the index for changes, as an ISO 8601 duration; varies by up to a tenth.";

    public static final String SEED =
            "What a new installation serves until the first fetch of the default advisory database: `bundled`, the"
                    + " advisory data bundled with the jar, or `none`.";

    public static final String ACCEPT_DROP =
            "Position of an advisory database or registry index (40 hexadecimal digits;"
                    + " the head commit of a git repository) to accept although it drops more than a tenth of the records."
                    + " Without this it is rejected, and `/v1/status` names it.";

    public static final String MAX_STALENESS =
            "Verdicts are `unknown` instead of `clean` once the last successful fetch of advisories is this old.";

    public static final String MAX_COMMIT_AGE = "Verdicts are `unknown` instead of `clean` once the newest commit of"
            + " RustSec's database is this old; 90 days is cargo-audit's default.";

    public static final String MIN_RELEASE_AGE = "Minimum age of releases that are suggested instead of a yanked one."
            + " Younger releases are no `latest_safe_version` while an older one is safe, and fixes that use them say"
            + " how young they are.";

    public static final String MAX_BODY_BYTES = "Largest request body in bytes, after decompression.";

    public static final String ADMIN_TOKEN =
            "Bearer token for the routes that write, at least 16 characters. Unset:" + " these routes are off.";

    public static final String CA_FILE =
            "PEM file of certificates to trust for outgoing connections, in addition to those of the Java runtime.";

    public static final String LOG_LEVEL = "Least severe lines of the log: `error`, `warn`, `info` or `debug`.";

    public static final String LOG_FORMAT = "Form of the log: `text`, or `json` for one JSON object a line.";

    private SettingSentences() {}
}
