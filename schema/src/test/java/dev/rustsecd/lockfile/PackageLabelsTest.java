package dev.rustsecd.lockfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rustsecd.lockfile.read.LockfileParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageLabelsTest {
    private static final String CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";
    private static final String GIT = "git+https://example.com/r?branch=b";

    @Test
    void theSourceIsThereWhereTwoSourcesHaveOneNameAndVersion() {
        Lockfile lockfile = lockfile(entry("low", "1.0.0", CRATES_IO)
                + entry("low", "1.0.0", GIT + "#0123456789")
                + entry("low", "2.0.0", GIT));
        assertEquals(
                List.of("low 1.0.0 (" + CRATES_IO + ")", "low 1.0.0 (" + GIT + ")", "low 2.0.0"), labels(lockfile));
        LockedPackage git = lockfile.packages().get(1);
        PackageLabels labels = PackageLabels.of(lockfile);
        assertEquals(" (" + GIT + ")", labels.suffix("low", "1.0.0", git.source()));
        assertEquals("", labels.suffix("low", "2.0.0", git.source()));
    }

    @Test
    void aPathPackageHasNoSourceToName() {
        Lockfile lockfile = lockfile(entry("low", "1.0.0", "") + entry("low", "1.0.0", CRATES_IO));
        assertEquals(List.of("low 1.0.0", "low 1.0.0 (" + CRATES_IO + ")"), labels(lockfile));
    }

    @Test
    void differentVersionsAndTheSameEntryTwiceNeedNone() {
        Lockfile lockfile = lockfile(
                entry("low", "1.0.0", CRATES_IO) + entry("low", "1.0.0", CRATES_IO) + entry("low", "2.0.0", CRATES_IO));
        assertSame(PackageLabels.PLAIN, PackageLabels.of(lockfile));
        assertEquals(List.of("low 1.0.0", "low 1.0.0", "low 2.0.0"), labels(lockfile));
    }

    private static List<String> labels(Lockfile lockfile) {
        PackageLabels labels = PackageLabels.of(lockfile);
        return lockfile.packages().stream().map(labels::of).toList();
    }

    private static String entry(String name, String version, String source) {
        return "\n[[package]]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n"
                + (source.isEmpty() ? "" : "source = \"" + source + "\"\n");
    }

    private static Lockfile lockfile(String entries) {
        return LockfileParser.parse(
                ("version = 4\n" + entries).getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
    }
}
