package dev.rustsecd.advisory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names of operating systems and architectures, as rustc has them ({@code target_os}, {@code target_arch}), and the other
 * names that CI systems and package managers use. Names are compared without case.
 *
 * <p>Source: rustsec crate, {@code platforms/src/target}; the GitHub Actions runner, Go and Debian for other names.
 */
public final class TargetNames {
    private static final List<String> SYSTEMS = names("""
            aix amdhsa android cuda cygwin dragonfly emscripten espidf freebsd fuchsia haiku helenos hermit horizon hurd \
            illumos ios l4re linux lynxos178 macos managarm motor netbsd none nto nuttx openbsd psp psx qnx qurt redox \
            rtems solaris solid_asp3 teeos trusty tvos uefi unknown vexos visionos vita vxworks wasi watchos windows xous \
            zkvm""");

    private static final List<String> ARCHITECTURES = names("""
            aarch64 amdgpu arm arm64ec avr bpf csky hexagon loongarch32 loongarch64 m68k mips mips32r6 mips64 mips64r6 \
            msp430 nvptx64 powerpc powerpc64 riscv32 riscv64 s390x sparc sparc64 wasm32 wasm64 x86 x86_64 xtensa""");

    private static final Map<String, String> OTHER_SYSTEMS = Map.of(
            "darwin", "macos", "osx", "macos", "macosx", "macos", "mac", "macos", "win", "windows", "win32", "windows",
            "win64", "windows", "sunos", "solaris");

    private static final Map<String, String> OTHER_ARCHITECTURES = Map.ofEntries(
            Map.entry("x64", "x86_64"),
            Map.entry("amd64", "x86_64"),
            Map.entry("x86-64", "x86_64"),
            Map.entry("i386", "x86"),
            Map.entry("i586", "x86"),
            Map.entry("i686", "x86"),
            Map.entry("ia32", "x86"),
            Map.entry("arm64", "aarch64"),
            Map.entry("armhf", "arm"),
            Map.entry("armv6", "arm"),
            Map.entry("armv7", "arm"),
            Map.entry("armv7l", "arm"),
            Map.entry("ppc", "powerpc"),
            Map.entry("ppc64", "powerpc64"),
            Map.entry("ppc64le", "powerpc64"),
            Map.entry("powerpc64le", "powerpc64"),
            Map.entry("riscv64gc", "riscv64"),
            Map.entry("loong64", "loongarch64"),
            Map.entry("mipsel", "mips"),
            Map.entry("mips64el", "mips64"),
            Map.entry("wasm", "wasm32"));

    private TargetNames() {}

    private static List<String> names(String text) {
        return List.of(text.split(" "));
    }

    /** The operating system that a name means, by rustc's name; nothing where there is none. */
    public static Optional<String> knownOs(String name) {
        return Optional.of(os(name)).filter(SYSTEMS::contains);
    }

    /** The architecture that a name means, by rustc's name; nothing where there is none. */
    public static Optional<String> knownArch(String name) {
        return Optional.of(arch(name)).filter(ARCHITECTURES::contains);
    }

    /** A name of an operating system in the form in which they are compared. */
    public static String os(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OTHER_SYSTEMS.getOrDefault(lower, lower);
    }

    /** A name of an architecture in the form in which they are compared. */
    public static String arch(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OTHER_ARCHITECTURES.getOrDefault(lower, lower);
    }

    /** All operating systems, separated by commas. */
    public static String systems() {
        return String.join(", ", SYSTEMS);
    }

    /** All architectures, separated by commas. */
    public static String architectures() {
        return String.join(", ", ARCHITECTURES);
    }
}
