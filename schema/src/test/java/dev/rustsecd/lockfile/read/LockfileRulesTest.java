package dev.rustsecd.lockfile.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.Remark;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read, remarked and refused. Each rule was tried on cargo 1.95 and cargo-audit 0.22.2. */
class LockfileRulesTest {
    private static final String CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";
    private static final String X = "[[package]]\nname = \"x\"\nversion = \"0.1.0\"\n";
    private static final String HEX = "0123456789abcdef".repeat(4);

    private static String entry(String name, String version, String... lines) {
        return "[[package]]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n" + String.join("", lines);
    }

    private static String crate(String name, String version, String... lines) {
        return entry(name, version, "source = \"" + CRATES_IO + "\"\n", String.join("", lines));
    }

    private static String depends(String... dependencies) {
        StringBuilder lines = new StringBuilder("dependencies = [\n");
        for (String dependency : dependencies) {
            lines.append(" \"").append(dependency).append("\",\n");
        }
        return lines + "]\n";
    }

    /** By both readers, which must agree. */
    private static Object read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Readings.scannerDecides(bytes, text);
        return Readings.read(bytes);
    }

    private static Lockfile lockfile(String text) {
        return assertInstanceOf(Lockfile.class, read(text));
    }

    static Stream<Arguments> oddities() {
        String v3 = "version = 3\n";
        String bad = "checksum = \"abc\"\n";
        return Stream.of(
                arguments(v3 + crate("a", "1.0.0", bad), 6, "a", "the checksum of a 1.0.0 is not 64 hex"),
                arguments(v3 + X + X, 6, "x", "x 0.1.0 is listed more than once"),
                arguments(
                        "[root]\nname = \"x\"\nversion = \"0.1.0\"\n" + X, 5, "x", "x 0.1.0 is listed more than once"),
                arguments(v3 + entry("a", "1"), 4, "a", "the local package a 1 is not SemVer"),
                arguments(v3 + "[[patch.unused]]\nname = \"a\"\nversion = \"1\"\n", 4, "a", "a 1 is not SemVer"),
                arguments("version = 1\n" + X, 1, null, "the line version = 1 must be left out"),
                arguments("version = 2\n" + X, 1, null, "the line version = 2 must be left out"),
                arguments(
                        entry("a", "1.0.0", "checksum = \"" + HEX + "\"\n")
                                + "[metadata]\n\"checksum a 1.0.0\" = \"<none>\"\n",
                        6,
                        null,
                        "there are checksums both in [[package]] and under [metadata]"),
                arguments(
                        v3 + X + crate("a", "1.0.0", depends("x"), "replace = \"x 0.1.0\"\n"),
                        12,
                        "a",
                        "must not list dependencies"));
    }

    static Stream<Arguments> oddDependencies() {
        String v3 = "version = 3\n";
        return Stream.of(
                arguments(
                        v3 + entry("x", "0.1.0", depends("gimli")),
                        6,
                        "gimli",
                        "\"gimli\" of x 0.1.0 names no package"),
                arguments(v3 + X + entry("y", "1.0.0", depends("x 0.2.0")), 9, "x", "names no package"),
                arguments(v3 + X + entry("y", "1.0.0", depends("x one")), 9, "x", "names no package"),
                arguments(v3 + X + entry("y", "1.0.0", depends("")), 9, "", "names no package"),
                arguments(v3 + X + entry("y", "1.0.0", depends("x (git+https://a/)")), 9, "x", "names no package"),
                arguments(
                        v3 + X + entry("y", "1.0.0", depends("x 0.1.0 (git+https://a/)")), 9, "x", "names no package"),
                arguments(v3 + X + entry("y", "1.0.0", depends("x  0.1.0")), 9, "x", "in a way that Cargo refuses"),
                arguments(v3 + X + entry("y", "1.0.0", depends("x\t0.1.0")), 9, "x", "in a way that Cargo refuses"),
                arguments(
                        v3 + crate("a", "1.0.0") + crate("a", "2.0.0") + entry("y", "1.0.0", depends("a")),
                        14,
                        "a",
                        "matches 2 packages"));
    }

    @ParameterizedTest
    @MethodSource({"oddities", "oddDependencies"})
    void whatOnlyOneReaderTakesIsRemarked(String text, int line, String packageName, String part) {
        List<Remark> remarks = lockfile(text).remarks();
        assertEquals(1, remarks.size(), remarks.toString());
        assertEquals(line, remarks.get(0).line());
        assertEquals(packageName, remarks.get(0).packageName());
        assertTrue(remarks.get(0).text().contains(part), remarks.toString());
    }

    static Stream<Arguments> refusals() {
        String v3 = "version = 3\n";
        return Stream.of(
                arguments("", "BODY_BLANK", 0, 0),
                arguments("\ufeff \r\n\t", "BODY_BLANK", 0, 0),
                arguments("version = 5\n" + X, "LOCKFILE_VERSION", 1, 1),
                arguments("#\nversion = 0\n" + X, "LOCKFILE_VERSION", 2, 1),
                arguments("version = -1\n" + X, "LOCKFILE_VERSION", 1, 1),
                arguments("version = 99999999999\n" + X, "LOCKFILE_VERSION", 1, 1),
                arguments("version = \"3\"\n" + X, "LOCKFILE_INVALID", 1, 1),
                arguments("version = 3.0\n" + X, "LOCKFILE_INVALID", 1, 1),
                arguments("\n[[package]]\nversion = \"1.0.0\"\n", "LOCKFILE_INVALID", 2, 1),
                arguments(v3 + "[[package]]\nname = \"a\"\n", "LOCKFILE_INVALID", 3, 1),
                arguments(v3 + crate("a", "1"), "LOCKFILE_INVALID", 4, 1),
                arguments(v3 + entry("a", "1", "source = \"path+file:///x\"\n"), "LOCKFILE_INVALID", 4, 1),
                arguments("[root]\nname = \"x\"\nversion = \"1\"\n", "LOCKFILE_INVALID", 3, 1),
                arguments(v3 + entry("a", "1.0.0", "source = \"\"\n"), "LOCKFILE_INVALID", 5, 1),
                arguments(v3 + entry("a", "1.0.0", "source = \"directory+file:///x\"\n"), "LOCKFILE_INVALID", 5, 1),
                arguments(v3 + entry("a", "1.0.0", "source = \"git+a/b\"\n"), "LOCKFILE_INVALID", 5, 1),
                arguments(v3 + entry("a", "1.0.0", depends("b 1.0.0 c")), "LOCKFILE_INVALID", 6, 2),
                arguments(v3 + entry("a", "1.0.0", depends("b 1.0.0 (c)")), "LOCKFILE_INVALID", 6, 2),
                arguments(v3 + entry("a", "1.0.0", depends("b 1.0.0 (git+https://a/) c")), "LOCKFILE_INVALID", 6, 2),
                arguments(v3 + crate("a", "1.0.0", "replace = \"a 1.0.0 c\"\n"), "LOCKFILE_INVALID", 6, 1),
                arguments(v3 + "[patch]\n", "LOCKFILE_INVALID", 2, 1),
                arguments(v3 + "[[patch.unused]]\nname = \"a\"\n", "LOCKFILE_INVALID", 3, 1),
                arguments(v3 + "[metadata]\na = 3\n", "LOCKFILE_INVALID", 3, 1),
                arguments(v3 + "[package]\nname = \"a\"\n", "LOCKFILE_INVALID", 2, 1),
                arguments(v3 + "package = [3]\n", "LOCKFILE_INVALID", 2, 12),
                arguments(v3 + X + "dependencies = [\"a\", 3]\n", "LOCKFILE_INVALID", 5, 22),
                arguments(v3 + "[[package]]\nname = 3\n", "LOCKFILE_INVALID", 3, 1),
                arguments(X + "\0", "TEXT_NOT_UTF8", 4, 1),
                arguments(X + "<<<<<<< HEAD\n" + X, "LOCKFILE_INVALID", 4, 1),
                arguments(X + "name = \"y\"\n", "LOCKFILE_INVALID", 4, 1),
                arguments("{\"a\": 1}", "LOCKFILE_INVALID", 1, 1));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatNeitherReaderTakesIsRefusedAtItsPlace(String text, String rejection, int line, int column) {
        String refusal = assertInstanceOf(String.class, read(text));
        String place = line == 0 ? "Whole[]" : "Text[line=" + line + ", column=" + column + "]";
        assertTrue(refusal.startsWith(rejection + " " + place), refusal);
    }

    @Test
    void mergeConflictsAreNamed() {
        String refusal = (String) read(X + "=======\r\n");
        assertTrue(refusal.contains("unresolved merge conflict"), refusal);
    }

    @Test
    void bytesThatAreNotUtf8AreCounted() {
        byte[] bytes = (X + "# \u00ff").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "TEXT_NOT_UTF8 Text[line=4, column=3] The lockfile is not UTF-8: the byte at offset "
                        + (bytes.length - 1) + " is invalid.",
                Readings.read(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2",
        "'version = 1', 1",
        "'version = 2', 2",
        "'version = 3', 3",
        "'version = 0x3', 3",
        "'version = 4', 4",
        "'[metadata]\n\"checksum x 0.1.0 (path+file:///x)\" = \"<none>\"', 1",
        "'[metadata]\n\"other\" = \"1\"', 2",
    })
    void formatVersionIsGivenOrTold(String line, int version) {
        boolean table = line.startsWith("[");
        assertEquals(
                version, lockfile(table ? X + line + "\n" : line + "\n" + X).version());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a                                        | 0
            a 1.0.0                                  | 0
            b                                        | 1
            c 1.0.0                                  | 2
            c 1.0.0 (registry+https://r/)            | 3
            c 2.0.0                                  | 4
            g                                        | 5
            g 1.0.0 (git+https://g/?rev=bb)          | 6
            g 1.0.0 (git+https://g/?branch=master)   | 5
            é                                        | 7
            """)
    void dependenciesNamePackagesByNameThenVersionThenSource(String dependency, int target) {
        String text = "version = 3\n" + crate("a", "1.0.0") + entry("b", "1.0.0") + entry("c", "1.0.0")
                + entry("c", "1.0.0", "source = \"registry+https://r\"\n") + crate("c", "2.0.0")
                + entry("g", "1.0.0", "source = \"git+https://g?rev=aa#01\"\n")
                + entry("g", "1.0.0", "source = \"git+https://g?rev=bb#02\"\n") + entry("é", "1.0.0")
                + entry("z", "1.0.0", depends(dependency));
        Lockfile lockfile = lockfile(text);
        assertEquals(target, lockfile.packages().get(8).dependencies().get(0).target());
    }

    @Test
    void versionOneKeepsChecksumsInMetadata() {
        String git = "git+https://g/";
        Lockfile lockfile = lockfile("[root]\nname = \"r\"\nversion = \"1.0.0\"\n\n" + crate("a", "1.0.0")
                + entry("b", "1.0.0", "source = \"" + git + "#01\"\n")
                + "\n[metadata]\n\"checksum a 1.0.0 (" + CRATES_IO + ")\" = \"" + HEX.toUpperCase(Locale.ROOT)
                + "\"\n\"checksum b 1.0.0 (" + git + ")\" = \"<none>\"\n\"checksum a\" = \"x\"\n");
        assertTrue(lockfile.hasRoot());
        assertEquals(1, lockfile.version());
        assertEquals(
                List.of("r", "a", "b"),
                lockfile.packages().stream().map(LockedPackage::name).toList());
        assertEquals(HEX, lockfile.packages().get(1).checksum());
        assertEquals(null, lockfile.packages().get(2).checksum());
        assertEquals(List.of(), lockfile.remarks());
    }

    @Test
    void unusedPatchesAndReplacementsAreKept() {
        Lockfile lockfile = lockfile("version = 4\n\n" + X + crate("a", "1.0.0", "replace = \"x 0.1.0\"\n")
                + "\n[[patch.unused]]\nname = \"p\"\nversion = \"1.0.0\"\nsource = \"git+https://p#1\"\n");
        assertEquals(
                0, Objects.requireNonNull(lockfile.packages().get(1).replace()).target());
        assertEquals(
                "git+https://p/#1",
                String.valueOf(lockfile.unusedPatches().get(0).source()));
        assertEquals(2, lockfile.packages().size());
        assertEquals(7, lockfile.packages().get(1).line());
    }

    @Test
    void layoutDoesNotMatter() {
        String cargo = "version = 3\n\n" + X + "\n" + crate("a", "1.0.0", "checksum = \"" + HEX + "\"\n", depends("x"));
        Lockfile canonical = lockfile(cargo);
        assertEquals(canonical, lockfile("\ufeff" + cargo));
        assertEquals(canonical, lockfile(cargo.replace("\n", "\r\n")));
        assertEquals(canonical, lockfile(cargo.replace(" \"x\"", "\t  \"x\"")));
        assertEquals(canonical, lockfile(cargo.replace('"', '\'')));
        assertEquals(canonical, lockfile(cargo.replace("\"x\"", "\"\\u0078\"")));
        assertEquals(canonical, lockfile(cargo.replace(" \"x\",\n]", "'x']")));
        assertEquals(canonical, lockfile(cargo.stripTrailing()));
        assertFalse(canonical.packages().get(1).dependencies().isEmpty());
        assertEquals(PackageSource.CRATES_IO, canonical.packages().get(1).source());
    }
}
