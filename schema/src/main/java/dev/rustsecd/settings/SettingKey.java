package dev.rustsecd.settings;

import dev.rustsecd.words.operator.SettingSentences;
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
    ADVISORY_DB("https://github.com/RustSec/advisory-db.git", true, SettingSentences.ADVISORY_DB),
    REGISTRY_INDEX("sparse+https://index.crates.io/", true, SettingSentences.REGISTRY_INDEX),
    CRATES_IO_MIRRORS(null, false, SettingSentences.CRATES_IO_MIRRORS),
    REGISTRY_API("https://crates.io", false, SettingSentences.REGISTRY_API),
    CONTACT(null, false, SettingSentences.CONTACT),
    DATABASE_URL(null, true, SettingSentences.DATABASE_URL),
    DATA_DIR(null, false, SettingSentences.DATA_DIR),
    HOST("127.0.0.1", false, SettingSentences.HOST),
    PORT("8080", false, SettingSentences.PORT),
    TLS_CERTIFICATE_FILE(null, false, SettingSentences.TLS_CERTIFICATE_FILE),
    TLS_KEY_FILE(null, false, SettingSentences.TLS_KEY_FILE),
    H2C("false", false, SettingSentences.H2C),
    PUBLIC_URL(null, false, SettingSentences.PUBLIC_URL),
    MANAGEMENT_HOST("127.0.0.1", false, SettingSentences.MANAGEMENT_HOST),
    MANAGEMENT_PORT("9000", false, SettingSentences.MANAGEMENT_PORT),
    DRAIN("PT5S", false, SettingSentences.DRAIN),
    REFRESH("PT5M", false, SettingSentences.REFRESH),
    REGISTRY_REFRESH("PT5M", false, SettingSentences.REGISTRY_REFRESH),
    SEED("bundled", false, SettingSentences.SEED),
    ACCEPT_DROP(null, false, SettingSentences.ACCEPT_DROP),
    MAX_STALENESS("PT24H", false, SettingSentences.MAX_STALENESS),
    MAX_COMMIT_AGE("P90D", false, SettingSentences.MAX_COMMIT_AGE),
    MIN_RELEASE_AGE("P3D", false, SettingSentences.MIN_RELEASE_AGE),
    MAX_BODY_BYTES("8388608", false, SettingSentences.MAX_BODY_BYTES),
    CLIENT_LIMIT("none", false, SettingSentences.CLIENT_LIMIT),
    CLIENT_KEYS(null, true, SettingSentences.CLIENT_KEYS),
    TRUSTED_PROXIES(null, false, SettingSentences.TRUSTED_PROXIES),
    ADMIN_TOKEN(null, true, SettingSentences.ADMIN_TOKEN),
    WRITES_ON(null, false, SettingSentences.WRITES_ON),
    CA_FILE(null, false, SettingSentences.CA_FILE),
    LOG_LEVEL("info", false, SettingSentences.LOG_LEVEL),
    LOG_FORMAT("text", false, SettingSentences.LOG_FORMAT);

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

    /** The first sentence of the description, without marks. */
    public String summary() {
        int end = description.indexOf(". ");
        return (end < 0 ? description : description.substring(0, end + 1)).replace("`", "");
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
