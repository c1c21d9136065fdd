package dev.rustsecd.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} is what {@link SettingKey} says; {@code -Dgolden.update} writes it anew. */
class SettingsDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("rustsecd.basedir"), "docs", "settings.md");

    private static final String TOGETHER = """

            ## What cannot hold together

            Each of these stops the start, like a wrong value, and all of them are listed at once:

            | settings | why |
            |---|---|
            | `RUSTSECD_PORT` and `RUSTSECD_MANAGEMENT_PORT` are one port of one address (`0.0.0.0` and `::` are every address; `0` is a port of its own) | questions would go to either listener in turn; roles `all` and `serve` |
            | `RUSTSECD_MAX_STALENESS` is shorter than `RUSTSECD_REFRESH`, or, with a registry, than `RUSTSECD_REGISTRY_REFRESH`, and a tenth | data would be stale, and verdicts `unknown`, from one refresh to the next; role `all`: elsewhere another program refreshes |
            | `RUSTSECD_ADVISORY_DB` names one branch of one repository twice, however it is spelt | its records would be there twice |
            | `RUSTSECD_REGISTRY_INDEX` is `git+` a repository that `RUSTSECD_ADVISORY_DB` names | it is one or the other |
            | a variable and the same with `_FILE` | which of them holds is a guess |
            | a role other than `all` without `RUSTSECD_DATABASE_URL` | the embedded PostgreSQL serves the program that starts it alone |

            A port that another program has, a host that does not resolve and a `RUSTSECD_CA_FILE` without certificates are found before the
            database is made too. A setting that has no effect beside another is accepted: `RUSTSECD_REGISTRY_REFRESH`, `RUSTSECD_REGISTRY_API`
            or `RUSTSECD_CONTACT` without a registry, `RUSTSECD_SEED=bundled` beside another advisory database, listeners of a role that does
            not listen. So one set of variables serves several roles.
            """;

    @Test
    void documentIsMadeFromTheKeys() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Settings

                Each setting has three names: a flag (`--port=8081`), an environment variable (`RUSTSECD_PORT=8081`) and a key
                of the settings file (`port = 8081`), a TOML file named by `--config=FILE` or `RUSTSECD_CONFIG`. A flag goes
                over the environment, that over the file, that over the default. A wrong or unknown setting stops the start,
                with every problem listed. Settings marked with * may hold credentials: they are never shown, and may come
                from a file that the same variable with `_FILE` behind it names (`RUSTSECD_DATABASE_URL_FILE=/run/secrets/db`).

                Outgoing connections also heed `HTTPS_PROXY` and `NO_PROXY`, as other programs do.

                This page is made from the program's own list; a test compares them.

                | environment variable | default | meaning |
                |---|---|---|
                """);
        for (SettingKey key : SettingKey.values()) {
            text.append("| `")
                    .append(key.environmentName())
                    .append(key.isSecret() ? "` * | " : "` | ")
                    .append(key.defaultValue().map(value -> "`" + value + "`").orElse("unset"))
                    .append(" | ")
                    .append(key.description())
                    .append(" |\n");
        }
        return text + TOGETHER;
    }
}
