package dev.rustsecd.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetNamesTest {
    @ParameterizedTest
    @CsvSource({
        "windows, windows",
        "Windows, windows",
        "WINDOWS, windows",
        "win32, windows",
        "Linux, linux",
        "macOS, macos",
        "darwin, macos",
        "Darwin, macos",
        "osx, macos",
        "sunos, solaris",
        "none, none",
        "x,",
        "linux-gnu,",
        "'',"
    })
    void operatingSystemsAreKnownByTheirOtherNames(String name, String expected) {
        assertEquals(Optional.ofNullable(expected), TargetNames.knownOs(name));
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64, x86_64",
        "X64, x86_64",
        "amd64, x86_64",
        "ARM64, aarch64",
        "i686, x86",
        "X86, x86",
        "ARM, arm",
        "ppc64le, powerpc64",
        "riscv64gc, riscv64",
        "x,",
        "windows,"
    })
    void architecturesAreKnownByTheirOtherNames(String name, String expected) {
        assertEquals(Optional.ofNullable(expected), TargetNames.knownArch(name));
    }
}
