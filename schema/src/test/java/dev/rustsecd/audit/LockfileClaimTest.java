package dev.rustsecd.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LockfileClaimTest {
    private static final String APP = "[[package]]\nname = \"app\"\nversion = \"0.1.0\"\n";
    private static final String GIT =
            "[[package]]\nname = \"g\"\nversion = \"1.0.0\"\nsource = \"git+https://x.example/g#" + "0".repeat(40)
                    + "\"\n";
    private static final String OTHER =
            "[[package]]\nname = \"o\"\nversion = \"1.0.0\"\nsource = \"registry+https://x.example/index\"\n";
    private static final String SERDE = "[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\nsource ="
            + " \"registry+https://github.com/rust-lang/crates.io-index\"\n";
    private static final String HEX = "checksum = \"" + "0".repeat(64) + "\"\n";

    private static final String METADATA =
            "[metadata]\n\"checksum %s %s (registry+https://github.com/rust-lang/crates.io-index)\" = \""
                    + "0".repeat(64) + "\"\n";

    private static LockfileClaim claim(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LockfileClaim(LockfileParser.parse(bytes, LockfileLimits.DEFAULT));
    }

    private static Incomplete nothing() {
        return new Incomplete(Reason.NOTHING_TO_AUDIT, List.of());
    }

    private static Incomplete gaps(String... packages) {
        return new Incomplete(Reason.LOCKFILE_INCOMPLETE, List.of(packages));
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                arguments("version = 4\n", List.of(nothing())),
                arguments(OTHER, List.of(nothing())),
                arguments(APP + OTHER, List.of(nothing())),
                arguments(GIT, List.of()),
                arguments(APP, List.of()),
                arguments(APP + GIT, List.of()),
                arguments(APP + SERDE, List.of()),
                arguments(SERDE + OTHER, List.of()),
                arguments(APP + "dependencies = [\n \"serde\",\n]\n\n" + SERDE, List.of()),
                arguments(APP + "dependencies = [\n \"serde\",\n \"gone\",\n]\n\n" + SERDE, List.of(gaps("app@0.1.0"))),
                arguments(APP + "dependencies = [\n \"gone\",\n]\n", List.of(gaps("app@0.1.0"))),
                arguments(APP + "dependencies = [\n \"serde 2.0.0\",\n]\n\n" + SERDE, List.of(gaps("app@0.1.0"))),
                arguments(APP + "\n" + SERDE + "replace = \"gone 1.0.0\"\n", List.of(gaps("serde@1.0.0"))),
                // The lines of sources are gone: nobody knows what they are.
                arguments(APP + HEX, List.of(gaps("app@0.1.0"))),
                arguments(APP + "checksum = \"00\"\n", List.of(gaps("app@0.1.0"))),
                arguments(APP + METADATA.formatted("app", "0.1.0"), List.of(gaps("app@0.1.0"))),
                arguments(APP + SERDE + METADATA.formatted("serde", "1.0.0"), List.of()),
                // A merge left the checksum of a package behind that is no more: real lockfiles have that.
                arguments(APP + METADATA.formatted("gone", "0.1.0"), List.of()));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void cleanNeedsSomethingToAuditAndAWholeLockfile(String text, List<Incomplete> because) {
        assertEquals(because, claim(text).incomplete());
    }

    @Test
    void packagesOfGitAndOfOtherRegistriesAreNamed() {
        List<AuditReport.Skipped> skipped = claim(APP + GIT + OTHER + SERDE).skipped();
        assertEquals(
                List.of("REGISTRY 1 [o@1.0.0]", "GIT 1 [g@1.0.0]", "PATH 1 []"),
                skipped.stream()
                        .map(one -> one.reason() + " " + one.count() + " " + one.packages())
                        .toList());
    }

    @Test
    void atMostTwoHundredAreNamed() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 300).forEach(i -> text.append(OTHER.replace("\"o\"", "\"o" + i + "\"")));
        AuditReport.Skipped skipped = claim(text.toString()).skipped().get(0);
        assertEquals(300, skipped.count());
        assertEquals(200, skipped.packages().size());
    }
}
