package dev.rustsecd.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private final Map<String, String> files = new HashMap<>();

    @Test
    void nothingSetGivesTheDefaults() {
        Settings settings = read(List.of(), Map.of());
        settings.check();
        assertEquals("127.0.0.1", settings.requiredText(SettingKey.HOST));
        assertEquals(8080, settings.number(SettingKey.PORT, 0, 65_535));
        assertEquals(9000, settings.number(SettingKey.MANAGEMENT_PORT, 0, 65_535));
        assertEquals(Duration.ofMinutes(5), settings.duration(SettingKey.REFRESH, Duration.ofSeconds(1)));
        assertEquals(Duration.ofHours(24), settings.duration(SettingKey.MAX_STALENESS, Duration.ZERO));
        assertEquals(Duration.ofDays(90), settings.duration(SettingKey.MAX_COMMIT_AGE, Duration.ZERO));
        assertEquals(8_388_608, settings.number(SettingKey.MAX_BODY_BYTES, 1, Integer.MAX_VALUE));
        assertEquals("https://github.com/RustSec/advisory-db.git", settings.requiredText(SettingKey.ADVISORY_DB));
        assertEquals(Optional.empty(), settings.text(SettingKey.DATABASE_URL));
        assertEquals(Optional.empty(), settings.text(SettingKey.DATA_DIR));
        assertEquals("bundled", settings.choice(SettingKey.SEED, List.of("bundled", "none")));
        settings.check();
    }

    @Test
    void everyKeyIsReadFromFlagEnvironmentAndFile() {
        for (SettingKey key : SettingKey.values()) {
            assertEquals("f", value(key, List.of(key.flag() + "=f"), Map.of()), key.flag());
            assertEquals("e", value(key, List.of(), Map.of(key.environmentName(), "e")), key.environmentName());
            files.put("conf", key.fileName() + " = \"t\"");
            assertEquals("t", value(key, List.of("--config=conf"), Map.of()), key.fileName());
        }
    }

    @Test
    void flagsGoOverEnvironmentOverFile() {
        files.put("conf", "port = 1\nhost = \"a\"\nseed = \"none\"");
        Settings settings = read(
                List.of("--port=3"),
                Map.of("RUSTSECD_CONFIG", "conf", "RUSTSECD_PORT", "2", "RUSTSECD_HOST", "b", "PATH", "/bin"));
        settings.check();
        assertEquals("3", settings.requiredText(SettingKey.PORT));
        assertEquals("b", settings.requiredText(SettingKey.HOST));
        assertEquals("none", settings.requiredText(SettingKey.SEED));
    }

    @Test
    void secretsMayComeFromAFileAndOthersMayNot() {
        files.put("/run/secret", "postgresql://u:p@h/d\n");
        assertEquals(
                "postgresql://u:p@h/d",
                value(SettingKey.DATABASE_URL, List.of(), Map.of("RUSTSECD_DATABASE_URL_FILE", "/run/secret")));
        assertEquals(
                List.of("RUSTSECD_HOST_FILE: unknown environment variable; --help lists all"),
                problems(read(List.of(), Map.of("RUSTSECD_HOST_FILE", "/run/secret"))));
        assertEquals(
                List.of(
                        "RUSTSECD_DATABASE_URL_FILE: RUSTSECD_DATABASE_URL is also set in the environment; set it in only one place"),
                problems(read(
                        List.of(), Map.of("RUSTSECD_DATABASE_URL_FILE", "/run/secret", "RUSTSECD_DATABASE_URL", "x"))));
    }

    @Test
    void everyProblemIsListed() {
        files.put("conf", "hots = \"a\"\nport = [1]");
        Settings settings = read(
                List.of("--bogus=1", "port", "--config=conf"),
                Map.of("RUSTSECD_PROT", "1", "RUSTSECD_REFRESH", "5m", "RUSTSECD_MAX_BODY_BYTES", "0"));
        settings.duration(SettingKey.REFRESH, Duration.ofSeconds(1));
        settings.number(SettingKey.MAX_BODY_BYTES, 1, 10);
        settings.custom(SettingKey.HOST, text -> {
            throw new IllegalArgumentException("no such host");
        });
        List<String> problems = problems(settings);
        assertEquals(8, problems.size(), problems.toString());
        assertTrue(problems.contains("--bogus: unknown flag; --help lists all"));
        assertTrue(problems.contains(
                "port: not a role, and not a setting such as --name=value; --help lists the roles and settings"));
        assertTrue(problems.contains("conf: hots: unknown key; did you mean host?"));
        assertTrue(problems.contains("conf: port: expected a string or a whole number"));
        assertTrue(problems.contains("RUSTSECD_PROT: unknown environment variable; did you mean RUSTSECD_PORT?"));
        assertTrue(problems.contains(
                "RUSTSECD_REFRESH: \"5m\" is not an ISO 8601 duration of at least PT1S, such as PT5M or P90D"));
        assertTrue(problems.contains("RUSTSECD_MAX_BODY_BYTES: \"0\" is not a whole number from 1 to 10"));
        assertTrue(problems.contains("RUSTSECD_HOST: no such host"));
    }

    @Test
    void aFlagAndItsValueMayBeTwoWords() {
        for (SettingKey key : SettingKey.values()) {
            assertEquals("f", value(key, List.of(key.flag(), "f"), Map.of()), key.flag());
        }
        files.put("conf", "port = 1");
        assertEquals("1", value(SettingKey.PORT, List.of("--config", "conf"), Map.of()));
        assertEquals("-1", value(SettingKey.PORT, List.of("--host", "h", "--port", "-1"), Map.of()));
    }

    /** Each row: the words of a command line, and the one problem with them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --prot=1           | --prot: unknown flag; did you mean --port?
                    --prot 1           | --prot: unknown flag; did you mean --port?
                    --prot             | --prot: unknown flag; did you mean --port?
                    --advisory_db=x    |
                    --advisry-db x     | --advisry-db: unknown flag; did you mean --advisory-db?
                    --managment-port 1 | --managment-port: unknown flag; did you mean --management-port?
                    -port=1            | -port: unknown flag; did you mean --port?
                    --confg=x          | --confg: unknown flag; did you mean --config?
                    -database-url=postgresql://u:s@h/d | -database-url: unknown flag; did you mean --database-url?
                    --databse-url postgresql://u:s@h/d | --databse-url: unknown flag; did you mean --database-url?
                    postgresql://u:s@h/d | postgresql://…: not a role, and not a setting such as --name=value; --help lists the roles and settings
                    --xyzzy            | --xyzzy: unknown flag; --help lists all
                    --port             | --port: the value is missing; write --port=VALUE
                    --port --host h    | --port: the value is missing; write --port=VALUE
                    8081               | 8081: not a role, and not a setting such as --name=value; --help lists the roles and settings
                    """)
    void aMisspeltFlagIsAnsweredWithTheNearest(String words, String problem) {
        Settings settings = read(List.of(words.split(" ")), Map.of());
        assertEquals(problem == null ? List.of() : List.of(problem), problem == null ? List.of() : problems(settings));
    }

    @Test
    void everySettingHasASummaryOfOneSentence() {
        for (SettingKey key : SettingKey.values()) {
            String summary = key.summary();
            assertTrue(summary.endsWith("."), summary);
            assertTrue(summary.length() <= 220, summary);
            assertEquals(-1, summary.indexOf('`'), summary);
        }
    }

    @Test
    void anUnreadableOrMalformedFileIsAProblem() {
        files.put("bad", "host = \"a\"\nport = 80 81\n");
        assertEquals(
                List.of("bad:2: Unexpected '81', expected a newline or end-of-input"),
                problems(read(List.of("--config=bad"), Map.of())));
        assertEquals(List.of("absent: cannot be read"), problems(read(List.of(), Map.of("RUSTSECD_CONFIG", "absent"))));
    }

    private String value(SettingKey key, List<String> flags, Map<String, String> environment) {
        Settings settings = read(flags, environment);
        settings.check();
        return settings.requiredText(key);
    }

    private static List<String> problems(Settings settings) {
        return assertThrows(SettingsProblem.class, settings::check).problems();
    }

    private Settings read(List<String> flags, Map<String, String> environment) {
        return new SettingsReader(path -> {
                    if (!files.containsKey(path)) {
                        throw new IllegalArgumentException(path + ": cannot be read");
                    }
                    return files.get(path);
                })
                .read(flags, environment);
    }
}
