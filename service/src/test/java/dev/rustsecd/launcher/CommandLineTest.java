package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.settings.SettingKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @Test
    void helpListsEveryRoleAndEverySettingWithItsDefault() {
        String help = Help.text();
        for (Role role : Role.values()) {
            assertTrue(help.contains("\n  " + role.word() + " "), help);
        }
        for (SettingKey key : SettingKey.values()) {
            String flag = "\n  " + key.flag() + "=" + key.defaultValue().orElse("VALUE") + "\n";
            assertTrue(help.contains(flag), flag);
            String text = help.replaceAll("\\s+", " ");
            assertTrue(text.contains(key.summary()), key.summary());
        }
        assertTrue(help.lines().allMatch(line -> line.length() <= 120), help);
        assertTrue(help.endsWith(".\n"), help);
    }

    /** Each row: the words, what is to be done, and the problem with them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                  | RUN     |
                    serve --port=1      | RUN     |
                    --port 1            | RUN     |
                    --help              | HELP    |
                    serve -h            | HELP    |
                    --version           | VERSION |
                    -V                  | VERSION |
                    sevre               | RUN     | sevre: unknown role; did you mean serve?
                    migarte --port=1    | RUN     | migarte: unknown role; did you mean migrate?
                    xyzzy               | RUN     | xyzzy: unknown role; --help lists all
                    """)
    void wordsAreARoleAndFlags(String words, CommandLine.Request request, String problem) {
        CommandLine line = CommandLine.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")));
        assertEquals(request, line.request());
        assertEquals(Optional.ofNullable(problem), line.problem());
    }
}
