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

            ## Settings that exclude each other

            The program does not start with any of these. It lists all of them at once, together with wrong values:

            | settings | why |
            |---|---|
            | `RUSTSECD_PORT` and `RUSTSECD_MANAGEMENT_PORT` are one port of one address (`0.0.0.0` and `::` are every address; `0` is a port of its own) | requests would reach either listener in turn; roles `all` and `serve` |
            | `RUSTSECD_MAX_STALENESS` is shorter than `RUSTSECD_REFRESH` plus a tenth, or, with a registry, than `RUSTSECD_REGISTRY_REFRESH` plus a tenth | data would be stale, and verdicts `unknown`, between two refreshes; role `all` only, since elsewhere another process refreshes |
            | `RUSTSECD_ADVISORY_DB` names one branch of one repository twice, however it is spelt | its records would exist twice |
            | `RUSTSECD_REGISTRY_INDEX` is `git+` a repository that `RUSTSECD_ADVISORY_DB` names | a repository is one or the other |
            | `RUSTSECD_TLS_CERTIFICATE_FILE` without `RUSTSECD_TLS_KEY_FILE`, or the other way round | TLS needs both |
            | a variable and the same with `_FILE` | it would be unclear which of them counts |
            | a role other than `all` without `RUSTSECD_DATABASE_URL` | only the process that starts the embedded PostgreSQL can use it |

            A port that another program uses, a host that does not resolve and a `RUSTSECD_CA_FILE` without certificates are reported before the
            database is created, too. A setting that has no effect beside another is accepted: `RUSTSECD_REGISTRY_REFRESH`, `RUSTSECD_REGISTRY_API`
            or `RUSTSECD_CONTACT` without a registry, `RUSTSECD_SEED=bundled` beside another advisory database, addresses of
            listeners that a role does not open. So one set of variables serves several roles.
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

                The settings of rustsecd, with their defaults and what they do. Each setting has three names: a flag (`--port=8081` or
                `--port 8081`), an environment variable (`RUSTSECD_PORT=8081`) and a key of the settings file (`port = 8081`), a
                TOML file named by `--config=FILE` or `RUSTSECD_CONFIG`. A flag overrides the environment, the environment
                overrides the file, and the file overrides the default. With a wrong or unknown setting the program does not
                start: it lists every problem and, for a misspelt name, the nearest known one. Settings marked with * may
                contain credentials: they are never shown, and they can come from a file that the variable with `_FILE` at its
                end names (`RUSTSECD_DATABASE_URL_FILE=/run/secrets/db`).

                Outgoing connections also respect `HTTPS_PROXY` and `NO_PROXY`, as other programs do.

                This page is generated from the program's own list; a test compares them. `--help` prints a short form.

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
