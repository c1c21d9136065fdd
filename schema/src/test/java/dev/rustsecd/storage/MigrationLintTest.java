package dev.rustsecd.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationLintTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("rustsecd.basedir", ".."), "schema/src/main/resources/db/migration");
    private static final Pattern NAME = Pattern.compile("V(\\d{12})__[a-z]+(_[a-z0-9]+)+\\.sql|R__[a-z0-9_]+\\.sql");
    private static final Pattern TABLE =
            Pattern.compile("^CREATE TABLE (\\w+) \\(\\n(.*?)^\\);", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("^    ([a-z_]+) [a-z]", Pattern.MULTILINE);

    @Test
    void filesAreNamedByMinuteAndByWhatTheyDo() throws IOException {
        Map<String, String> files = files();
        assertFalse(files.isEmpty());
        files.keySet().forEach(name -> assertTrue(NAME.matcher(name).matches(), name));
    }

    @Test
    void theNewestFileIsTheVersionThatTheProgramKnows() throws IOException {
        long newest = files().keySet().stream()
                .filter(name -> name.startsWith("V"))
                .mapToLong(name -> Long.parseLong(name.substring(1, 13)))
                .max()
                .orElse(0);
        assertEquals(SchemaVersion.NEWEST.number(), newest);
    }

    @Test
    void nothingIsLostAndNoTableIsLockedForLong() throws IOException {
        Pattern unsafe = Pattern.compile(
                "drop table|drop column|truncate table|\\btimestamp\\b(?!tz)|\\bvarchar|\\bserial\\b|rename to|"
                        + "alter column \\w+ type|cascade|if not exists");
        files().forEach((name, sql) -> {
            Matcher found = unsafe.matcher(sql.toLowerCase(Locale.ROOT));
            assertFalse(found.find(), () -> name + ": " + found.group());
        });
    }

    @Test
    void everyTableAndColumnIsCommented() throws IOException {
        String all = String.join("\n", files().values());
        List<String> bare = new ArrayList<>();
        Matcher table = TABLE.matcher(all);
        int tables = 0;
        while (table.find()) {
            tables++;
            requireComment(all, "TABLE " + table.group(1), bare);
            Matcher column = COLUMN.matcher(table.group(2));
            while (column.find()) {
                requireComment(all, "COLUMN " + table.group(1) + "." + column.group(1), bare);
            }
        }
        assertTrue(tables >= 6, "the pattern finds tables");
        assertEquals(List.of(), bare);
    }

    private static void requireComment(String sql, String what, List<String> bare) {
        if (!sql.contains("COMMENT ON " + what + " IS '")) {
            bare.add(what);
        }
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(FOLDER)) {
            for (Path file : listed.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
