package dev.rustsecd.words.operator;

/**
 * What each setting does, as {@code --help} and {@code docs/settings.md} have it; the constants are named like those of
 * {@code SettingKey}. The first sentence stands alone: {@code --help} prints it without the others.
 */
public final class SettingSentences {
    public static final String ADVISORY_DB =
            "Advisory databases, separated by commas: HTTPS URLs, local git repositories or git bundles."
                    + " `#branch` at the end of an entry selects a branch other than the default one. The first entry is"
                    + " treated as RustSec's own database. The others are taken to be private: their advisories appear in"
                    + " audits and under `/v1`, but not under the OSV and rustsec.org routes.";

    public static final String REGISTRY_INDEX =
            "Index of crates.io, or of a mirror of it: `sparse+URL`, `git+URL`, `git+PATH`, `dir+PATH` or"
                    + " `none`. With `sparse+` the program reads only the index files of crates that requests name. With"
                    + " `git+` (a repository or bundle; `#branch` selects a branch) and `dir+` (a directory laid out like"
                    + " a sparse index) it reads the whole index. With `none` it does not know which versions are yanked,"
                    + " and suggests fixes from the version ranges of advisories alone.";

    public static final String CRATES_IO_MIRRORS =
            "URLs of mirrors of crates.io as lockfiles write them, separated by commas, such as"
                    + " `https://mirror.example.com/crates.io-index`. Packages from these mirrors are audited as packages"
                    + " of crates.io. In a URL, `*` stands for one label of the host or one segment of the path. The"
                    + " well-known public mirrors need no entry.";

    public static final String REGISTRY_API =
            "URL of the registry's web API, which says why versions were yanked; `none`: it is not asked. It"
                    + " gets at most one request a second, and none unless `RUSTSECD_CONTACT` is set.";

    public static final String CONTACT =
            "Mail address or URL of the operator, sent in the `User-Agent` of requests to registries.";

    public static final String DATABASE_URL = "PostgreSQL database,"
            + " `postgresql://user:password@host:port/database?sslmode=…`. Unset: the program runs its own PostgreSQL in"
            + " the data directory.";

    public static final String DATA_DIR =
            "Data directory, for the git clones of the advisory databases and of the index, and for the"
                    + " embedded PostgreSQL. Unset: `$XDG_DATA_HOME/rustsecd`, or `~/.local/share/rustsecd`; if run as"
                    + " root, `/var/lib/rustsecd`.";

    public static final String HOST =
            "IP address or host name on which the API and the pages are served (the public listener).";

    public static final String PORT = "Port of the public listener; 0 takes any free port.";

    public static final String TLS_CERTIFICATE_FILE =
            "PEM file of the certificate with which the public listener speaks TLS, followed by its intermediate"
                    + " certificates. It is read again within 10 s after it or the key changes. Unset: no TLS.";

    public static final String TLS_KEY_FILE =
            "PEM file of the private key of `RUSTSECD_TLS_CERTIFICATE_FILE`, without a password.";

    public static final String H2C =
            "Whether the public listener speaks HTTP/2 without TLS: `true` or `false`. For a proxy in front that does.";

    public static final String PUBLIC_URL =
            "URL by which clients reach the public listener, such as `https://rustsecd.example.com`. It is"
                    + " written into the client script that the service offers for download. Unset: each request's own"
                    + " URL is used.";

    public static final String MANAGEMENT_HOST =
            "IP address or host name on which health, metrics and version are served (the management listener).";

    public static final String MANAGEMENT_PORT = "Port of the management listener; 0 takes any free port.";

    public static final String DRAIN =
            "How long the program still takes requests after SIGTERM, as an ISO 8601 duration. Meanwhile"
                    + " `/health/ready` answers 503, and each response closes its connection, so that load balancers and"
                    + " clients go elsewhere. After that, requests that are being answered have 10 s to finish.";

    public static final String REFRESH =
            "Time between two fetches of the advisory databases, as an ISO 8601 duration; the real time is up"
                    + " to a tenth shorter or longer, at random.";

    public static final String REGISTRY_REFRESH =
            "Time between two checks of the index for changes, as an ISO 8601 duration; the real time is up to"
                    + " a tenth shorter or longer, at random.";

    public static final String SEED =
            "Advisories that a new installation serves until it has fetched the default advisory database:"
                    + " `bundled` for those bundled with the jar, `none` for no advisories.";

    public static final String ACCEPT_DROP =
            "State of an advisory database or registry index (40 hexadecimal digits; for a git repository its head"
                    + " commit) to accept although it lacks more than a tenth of the advisories or crates now served."
                    + " Without this setting, such a state is rejected. `/v1/status` names it.";

    public static final String MAX_STALENESS =
            "Verdicts become `unknown` instead of `clean` when the last successful fetch of advisories is this long ago,"
                    + " as an ISO 8601 duration.";

    public static final String MAX_COMMIT_AGE =
            "Age at which the newest commit of RustSec's database makes verdicts `unknown` instead of `clean`, as an"
                    + " ISO 8601 duration; cargo-audit's default is 90 days too.";

    public static final String MIN_RELEASE_AGE =
            "Minimum age of a release that is suggested in place of a yanked one, as an ISO 8601 duration."
                    + " `latest_safe_version` is the newest safe release of at least this age, or, if there is none, the newest"
                    + " safe release. Fixes of vulnerabilities may use younger releases, and then say how old they are.";

    public static final String MAX_BODY_BYTES = "Largest request body in bytes, after decompression.";

    public static final String CLIENT_LIMIT =
            "How many requests one client may send within a time, such as `600/PT1M` (an ISO 8601 duration of whole"
                    + " seconds, at most a day), or `none`. The time begins with the client's first request. A client over"
                    + " its limit gets 429. A client is an IPv4 address, an IPv6 network of 64 bits, or the holder of a"
                    + " key of `RUSTSECD_CLIENT_KEYS_FILE`.";

    public static final String CLIENT_KEYS =
            "Keys of clients, one a line: a name, a space and a key of at least 16 characters, which the client"
                    + " sends as `Authorization: Bearer KEY`. Wherever it sends from, its requests are counted under that"
                    + " name. A third word on the line is a limit of its own, such as `6000/PT1M` or `none`. Name the file"
                    + " with `RUSTSECD_CLIENT_KEYS_FILE`; it is read at the start.";

    public static final String TRUSTED_PROXIES =
            "Addresses and networks of your proxies, separated by commas, such as `10.0.0.0/8,fd00::/8`. Only from"
                    + " these the headers `X-Forwarded-For` and `Forwarded` are believed: the client is the last address"
                    + " in them that is not one of these. Unset: the client is who connects.";

    public static final String ADMIN_TOKEN =
            "Token that clients send as `Authorization: Bearer TOKEN` to the routes that change data, at least"
                    + " 16 characters. Unset: these routes are off.";

    public static final String WRITES_ON =
            "Listener that has the routes that change data: `management` or `public`. Unset: `public` if both listeners"
                    + " are on loopback addresses, else `management`.";

    public static final String CA_FILE =
            "PEM file of certificates to trust for outgoing connections, in addition to those of the Java runtime.";

    public static final String LOG_LEVEL = "Lowest level that is logged: `error`, `warn`, `info` or `debug`.";

    public static final String LOG_FORMAT = "Format of the log: `text`, or `json` for one JSON object a line.";

    private SettingSentences() {}
}
