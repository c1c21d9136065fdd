package dev.rustsecd.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is: its names follow from the constant. {@code ADVISORY_DB} is {@code --advisory-db} on the command
 * line, {@code RUSTSECD_ADVISORY_DB} in the environment and {@code advisory_db} in the file. {@code docs/settings.md} is
 * made from this list.
 */
public enum SettingKey {
    ADVISORY_DB(
            "https://github.com/RustSec/advisory-db.git",
            true,
            "Advisory databases: HTTPS URL, local git repository or git bundle; several separated by commas, `#branch`"
                    + " after each if it is not the default one. The first is taken for RustSec's own, the others are"
                    + " private: they are in audits and on `/v1` routes, and on no compatible surface."),
    REGISTRY_INDEX(
            "sparse+https://index.crates.io/",
            true,
            "The index of crates.io, or of a mirror of it: `sparse+URL` is asked for the crates that questions name,"
                    + " `git+URL` or `git+PATH` (a repository or bundle, `#branch` after it if it is not the default one)"
                    + " and `dir+PATH` (a directory in the layout of a sparse index) are followed whole. `none`: yanks"
                    + " are not known, and fixes are told from the ranges of advisories alone."),
    CRATES_IO_MIRRORS(
            null,
            false,
            "Addresses under which lockfiles name a mirror of crates.io's index, separated by commas, such as"
                    + " `https://mirror.example.com/crates.io-index`; `*` stands for one label of the host or one segment"
                    + " of the path. Their packages are audited as crates.io's. The well-known public mirrors need no"
                    + " entry."),
    REGISTRY_API(
            "https://crates.io",
            false,
            "The registry's web API, asked why versions were yanked: one question a second at most, and none without"
                    + " `RUSTSECD_CONTACT`. `none`: it is not asked."),
    CONTACT(
            null,
            false,
            "How the operator can be reached: a mail address or URL, told to servers that this program asks."),
    DATABASE_URL(
            null,
            true,
            "`postgresql://user:password@host:port/database?sslmode=…`. Without one the program runs its own PostgreSQL"
                    + " in the data directory."),
    DATA_DIR(
            null,
            false,
            "Where git mirrors and the embedded PostgreSQL live. Unset: `$XDG_DATA_HOME/rustsecd`, else"
                    + " `~/.local/share/rustsecd`; for root `/var/lib/rustsecd`."),
    HOST("127.0.0.1", false, "Address of the public listener."),
    PORT("8080", false, "Port of the public listener; 0 takes any free one."),
    PUBLIC_URL(
            null,
            false,
            "Address under which clients reach the public listener, such as `https://rustsecd.example.com`: it is in the"
                    + " client that is served. Unset: the address that each request was sent to."),
    MANAGEMENT_HOST("127.0.0.1", false, "Address of the management listener (health, metrics, version)."),
    MANAGEMENT_PORT("9000", false, "Port of the management listener; 0 takes any free one."),
    REFRESH("PT5M", false, "How often the advisory databases are asked, give or take a tenth. ISO 8601 duration."),
    REGISTRY_REFRESH(
            "PT5M",
            false,
            "How often the index is asked whether what is known of it has changed, give or take a tenth. ISO 8601"
                    + " duration."),
    SEED(
            "bundled",
            false,
            "`bundled`: a first start with the default advisory database answers from the facts in the jar until the"
                    + " first fetch. `none`: it answers nothing until then."),
    ACCEPT_DROP(
            null,
            false,
            "Position of an advisory database or registry index (40 hexadecimal digits; of a git repository its head"
                    + " commit) whose refused run, which drops more than a tenth of the records, is to be taken all the"
                    + " same; `/v1/status` names it."),
    MAX_STALENESS(
            "PT24H",
            false,
            "Advisories that were not checked upstream for longer make verdicts `unknown` instead of `clean`."),
    MAX_COMMIT_AGE(
            "P90D",
            false,
            "So does a head commit of RustSec's database that is older than this; as cargo-audit has it."),
    MIN_RELEASE_AGE(
            "P3D",
            false,
            "Releases younger than this are not suggested for a yank, are no `latest_safe_version` while an older one is"
                    + " safe, and carry a caution elsewhere."),
    MAX_BODY_BYTES("8388608", false, "Largest request body, after decompression, in bytes."),
    ADMIN_TOKEN(null, true, "Bearer token of the writing routes, at least 16 characters. Unset: they are off."),
    CA_FILE(
            null,
            false,
            "PEM file with certificates to trust in outgoing connections, beside those of the Java runtime."),
    LOG_LEVEL("info", false, "`error`, `warn`, `info` or `debug`."),
    LOG_FORMAT("text", false, "`text`, or `json` for one JSON object a line.");

    private final @Nullable String defaultValue;
    private final boolean secret;
    private final String description;

    SettingKey(@Nullable String defaultValue, boolean secret, String description) {
        this.defaultValue = defaultValue;
        this.secret = secret;
        this.description = description;
    }

    /** The value where nothing is set; none where being unset means something of its own. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** Whether the value may hold credentials: it is never shown, and it may come from a file named by {@code …_FILE}. */
    public boolean isSecret() {
        return secret;
    }

    /** One paragraph of Markdown for the operator. */
    public String description() {
        return description;
    }

    /** {@code RUSTSECD_ADVISORY_DB}. */
    public String environmentName() {
        return Settings.ENVIRONMENT_PREFIX + name();
    }

    /** {@code advisory_db}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code --advisory-db}. */
    public String flag() {
        return "--" + fileName().replace('_', '-');
    }

    static Optional<SettingKey> ofFileName(String name) {
        return Arrays.stream(values())
                .filter(key -> key.fileName().equals(name))
                .findFirst();
    }
}
