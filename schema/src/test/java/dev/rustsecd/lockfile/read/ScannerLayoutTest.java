package dev.rustsecd.lockfile.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.Remark;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which layouts the scanner takes; whatever it takes, the full reader must read alike. */
class ScannerLayoutTest {
    private static final String PACKAGES =
            "version = 3\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n[[package]]\nname = \"b\"\nversion = \"1.0.0\"\n";

    private static boolean scannerDecides(String text) {
        return Readings.scannerDecides(text.getBytes(StandardCharsets.UTF_8), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"a\"]",
                "[ \"a\" ]",
                "[\"a\",]",
                "[\"a\", \"b\"]",
                "[\n\t\"a\",\r\n\n  \"b\"\n ]",
                "[\n \"a\",\n \"b\",\n]"
            })
    void dependenciesMayStandOnOneLineOrMany(String array) {
        assertEquals(true, scannerDecides(PACKAGES + "dependencies = " + array + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[,]",
                "[\"a\" \"b\"]",
                "[\"a\",,\"b\"]",
                "[\"a\"\n,\"b\"]",
                "[\"a\",",
                "[\"a\"\r]",
                "[ # none\n]",
                "['a']",
                "[1]",
                "[\"a\"] # one",
                "[\"a",
                "[\"a\n\"]"
            })
    void otherArraysAreHandedOver(String array) {
        assertEquals(false, scannerDecides(PACKAGES + "dependencies = " + array + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", " \t "})
    void linesMayBeIndented(String blanks) {
        assertEquals(true, scannerDecides(PACKAGES.replace("\n", "\n" + blanks)));
    }

    @Test
    void textsMayEndAnywhere() {
        String whole = PACKAGES + "dependencies = [\n \"a\",\n]\n\n[metadata]\n\"checksum a 1.0.0\" = \"<none>\"\n";
        for (int end = 1; end <= whole.length(); end++) {
            scannerDecides(whole.substring(0, end));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 9, 10, 40})
    void repeatedPackagesAreRemarkedAmongFewAndMany(int namesakes) {
        StringBuilder text = new StringBuilder("version = 3\n");
        for (int i = 0; i < namesakes; i++) {
            text.append("[[package]]\nname = \"a\"\nversion = \"0.0.").append(i).append("\"\n");
        }
        text.append("[[package]]\nname = \"a\"\nversion = \"0.0.0\"\n".repeat(2));
        assertEquals(true, scannerDecides(text.toString()));
        Lockfile lockfile = (Lockfile) Readings.read(text.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(3 * namesakes + 3, 3 * namesakes + 6),
                lockfile.remarks().stream().map(Remark::line).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "0123456789abcdefg123456789abcdef0123456789abcdef0123456789abcdef",
                ""
            })
    void checksumsAreJudgedAlike(String checksum) {
        assertEquals(true, scannerDecides(PACKAGES + "checksum = \"" + checksum + "\"\n"));
    }

    @Test
    void longAndCrowdedTermsAreToldApart() {
        StringBuilder text = new StringBuilder("version = 3\n");
        String name = "n".repeat(40);
        for (int i = 0; i < 3_000; i++) {
            text.append("[[package]]\nname = \"")
                    .append(name, 0, i % 40)
                    .append(i)
                    .append("\"\nversion = \"1.0.0\"\n");
            text.append("dependencies = [\"")
                    .append(name, 0, i / 2 % 40)
                    .append(i / 2)
                    .append("\"]\n");
        }
        assertEquals(true, scannerDecides(text.toString()));
    }
}
