package dev.rustsecd.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} is what {@link SettingKey} says; {@code -Dgolden.update} writes it anew. */
class SettingsDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("rustsecd.basedir"), "docs", "settings.md");

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
        return text.toString();
    }
}
