package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.launcher.ProgramSettings.Surroundings;
import dev.rustsecd.settings.Settings;
import dev.rustsecd.settings.SettingsProblem;
import dev.rustsecd.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings can be used together. */
class ProgramSettingsTest {
    private static final String DATABASE = "--database-url=postgresql://u:p@h/d";

    @TempDir
    private Path folder;

    /** Each row: the role, flags, and how the one problem begins, or nothing where there is none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    all    |                                                             |
                    all    | --port=0 --management-port=0                                |
                    all    | --port=9000                                                 | RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:9000 overlaps
                    all    | --management-port=8080                                      | RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:8080 overlaps
                    all    | --port=18080 --management-port=18080                        | RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:18080 overlaps
                    serve  | --port=18080 --management-port=18080                        | RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:18080 overlaps
                    ingest | --port=18080 --management-port=18080                        |
                    migrate| --port=18080 --management-port=18080                        |
                    all    | --port=9000 --host=0.0.0.0                                  | RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:9000 overlaps
                    all    | --port=9000 --host=::                                       | RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:9000 overlaps
                    all    | --port=9000 --host=localhost                                | RUSTSECD_MANAGEMENT_PORT: 127.0.0.1:9000 overlaps
                    all    | --port=9000 --host=127.0.0.2                                |
                    all    | --max-staleness=PT1M --registry-index=none                  | RUSTSECD_MAX_STALENESS: PT1M is too short; give PT5M30S or more (1.1 times RUSTSECD_REFRESH
                    all    | --refresh=PT24H                                             | RUSTSECD_MAX_STALENESS: PT24H is too short; give PT26H24M or more (1.1 times RUSTSECD_REFRESH
                    all    | --refresh=PT20H                                             |
                    all    | --registry-refresh=P2D --registry-index=sparse+https://i/   | RUSTSECD_MAX_STALENESS: PT24H is too short; give PT52H48M or more (1.1 times RUSTSECD_REGISTRY_REFRESH
                    all    | --registry-refresh=P2D --registry-index=none                |
                    serve  | --max-staleness=PT1M                                        |
                    ingest | --max-staleness=PT1M                                        |
                    all    | --advisory-db=/a,/a                                         | RUSTSECD_ADVISORY_DB: expected at least one
                    all    | --advisory-db=/a,/b/../a                                    | RUSTSECD_ADVISORY_DB: expected at least one
                    all    | --advisory-db=https://g/a.git,https://u:p@G/a/              | RUSTSECD_ADVISORY_DB: expected at least one
                    all    | --advisory-db=https://g/a.git,https://g/a.git#branch        |
                    all    | --advisory-db=https://g/a,https://g/b                       |
                    all    | --advisory-db=/a,/b --registry-index=git+/b                 | RUSTSECD_REGISTRY_INDEX: git+/b is in RUSTSECD_ADVISORY_DB too
                    all    | --advisory-db=https://g/a --registry-index=git+https://g/a.git | RUSTSECD_REGISTRY_INDEX: git+https://g/a.git is in RUSTSECD_ADVISORY_DB too
                    all    | --advisory-db=/a --registry-index=git+/b                    |
                    all    | --registry-index=none --registry-api=https://api --contact=a@b.example |
                    """)
    void onlyWhatCanHoldTogetherStarts(String role, String flags, String problem) {
        List<String> problems = problems(role, flags == null ? List.of() : List.of(flags.split(" +")), Map.of());
        assertEquals(problem == null ? 0 : 1, problems.size(), problems::toString);
        if (problem != null) {
            assertEquals(
                    problem,
                    problems.get(0)
                            .substring(
                                    0,
                                    Math.min(problem.length(), problems.get(0).length())));
        }
    }

    @ParameterizedTest
    @CsvSource({"DATABASE_URL", "ADMIN_TOKEN", "CLIENT_KEYS", "ADVISORY_DB", "REGISTRY_INDEX"})
    void aSecretAndItsFileAreOneTooMany(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "none");
        String variable = "RUSTSECD_" + name;
        List<String> problems =
                problems("all", List.of(), Map.of(variable, "none", variable + "_FILE", file.toString()));
        assertEquals(
                variable + "_FILE: " + variable + " is also set in the environment; set it in only one place",
                problems.get(0));
    }

    @Test
    void everyContradictionIsListedWithWhatElseIsWrong() {
        List<String> problems = problems(
                "all",
                List.of(
                        "--port=1",
                        "--management-port=1",
                        "--max-staleness=PT1M",
                        "--advisory-db=/a",
                        "--registry-index=git+/a",
                        "--max-body-bytes=-1"),
                Map.of());
        assertEquals(
                List.of("MANAGEMENT_PORT", "MAX_BODY_BYTES", "MAX_STALENESS", "MAX_STALENESS", "REGISTRY_INDEX"),
                problems.stream()
                        .map(problem -> problem.substring("RUSTSECD_".length(), problem.indexOf(':')))
                        .sorted()
                        .toList());
    }

    @Test
    void aFileWithoutCertificatesIsFoundBeforeAnythingStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        List<String> problems = problems("all", List.of("--ca-file=" + file), Map.of());
        assertEquals(List.of("RUSTSECD_CA_FILE: " + file + ": the file contains no PEM certificate"), problems);
    }

    /** Each row: flags, and whether changes can be made on the public listener. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port=1                                          | true
            --host=::1 --management-host=localhost            | true
            --host=0.0.0.0                                    | false
            --management-host=0.0.0.0                         | false
            --host=no-such-host.invalid                       | false
            --host=0.0.0.0 --writes-on=public                 | true
            --writes-on=management                            | false
            """)
    void changesAreMadeOnThePublicListenerWhereOnlyThisMachineReachesIt(String flags, boolean publicWrites) {
        Settings settings = new SettingsReader(ProgramSettingsTest::read).read(List.of(flags.split(" +")), Map.of());
        ProgramSettings read =
                ProgramSettings.of(Role.ALL, settings, new Surroundings(Map.of(), "nobody", "/home/nobody"));
        assertEquals(publicWrites, read.http().access().publicWrites());
    }

    /** Each row: a flag, and how its problem begins, or nothing where there is none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --writes-on=both                       | RUSTSECD_WRITES_ON: "both" is not one of management, public
            --h2c=yes                              | RUSTSECD_H2C: "yes" is not one of false, true
            --tls-key-file=/key.pem                | RUSTSECD_TLS_KEY_FILE: RUSTSECD_TLS_CERTIFICATE_FILE is not set
            --tls-certificate-file=/c.pem          | RUSTSECD_TLS_CERTIFICATE_FILE: RUSTSECD_TLS_KEY_FILE is not set
            --client-limit=600/PT1M                |
            --client-limit=none                    |
            --client-limit=600                     | RUSTSECD_CLIENT_LIMIT: expected none, or a number of requests
            --trusted-proxies=10.0.0.0/8,::1       |
            --trusted-proxies=proxy.example.com    | RUSTSECD_TRUSTED_PROXIES: "proxy.example.com" is not an IP address
            --client-keys=pages-0123456789abcdef   | RUSTSECD_CLIENT_KEYS: line 1: expected a name
            """)
    void wrongValuesOfTheListenerAreTold(String flag, String problem) {
        List<String> problems = problems("all", List.of(flag), Map.of());
        assertEquals(problem == null ? 0 : 1, problems.size(), problems::toString);
        assertTrue(problem == null || problems.get(0).startsWith(problem), problems::toString);
    }

    private static List<String> problems(String role, List<String> flags, Map<String, String> environment) {
        List<String> all = role.equals("all") ? flags : concat(flags, DATABASE);
        Settings settings = new SettingsReader(ProgramSettingsTest::read).read(all, environment);
        Surroundings surroundings = new Surroundings(environment, "nobody", "/home/nobody");
        try {
            ProgramSettings.of(Role.of(role).orElseThrow(), settings, surroundings);
            return List.of();
        } catch (SettingsProblem wrong) {
            return assertThrows(SettingsProblem.class, settings::check).problems();
        }
    }

    private static List<String> concat(List<String> flags, String more) {
        String[] all = Arrays.copyOf(flags.toArray(String[]::new), flags.size() + 1);
        all[flags.size()] = more;
        return List.of(all);
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(path + ": cannot be read", unreadable);
        }
    }
}
