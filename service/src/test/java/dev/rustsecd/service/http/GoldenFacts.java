package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A lockfile and advisories in which everything happens that an answer can tell. */
final class GoldenFacts {
    private static final String PRIVATE = "https://git.example.com/private-advisories.git";
    private static final String REGISTRY = "registry+https://github.com/rust-lang/crates.io-index";
    private static final int ROOTS = 7;

    /** Seven roots, packages from everywhere, and a dependency that names no package. */
    static final String LOCKFILE = lockfile();

    private GoldenFacts() {}

    static Snapshot snapshot() {
        return aSnapshot()
                .revision(9)
                .source(new SourceState(
                        PRIVATE, false, false, new Revision(2), "c".repeat(40), NOW.minusSeconds(7_200), NOW, NOW))
                .with(vulnerable(), unsound(), unmaintained(), notice(), malicious(), ignored(), withdrawn())
                .with(anAdvisory()
                        .id("CORP-2024-0001")
                        .forCrate("vulnerable")
                        .title("Known to us alone")
                        .aliases("CVE-2024-0900")
                        .patchedIn(">=2.0.0")
                        .asRecord()
                        .from(PRIVATE)
                        .revision(9)
                        .build())
                .quarantined(1)
                .build();
    }

    /** The same beside a registry on demand, of which some has arrived. */
    static Snapshot withRegistry() {
        RegistryFacts registry = aRegistry()
                .onDemand()
                .release("Vulnerable", "0.4.0", "1.0.0")
                .yanked("Vulnerable", "1.1.0", "1.2.0")
                .release(
                        "Vulnerable",
                        aRelease("1.2.1").rustVersion("1.70"),
                        aRelease("2.0.0").age(Duration.ofHours(30)))
                .revision("Vulnerable", 7)
                .release("unsound", "2.1.0")
                .release("unmaintained", "1.0.0")
                .checkedAt("unmaintained", NOW.minus(Duration.ofDays(2)))
                .release("evil", "1.0.0")
                .gone("evil", NOW.minus(Duration.ofDays(3)))
                .build();
        return snapshot().with(new Revision(9), registry);
    }

    static Snapshot seed() {
        return aSnapshot().seed().with(vulnerable()).build();
    }

    private static AdvisoryBuilder vulnerable() {
        return anAdvisory()
                .id("RUSTSEC-2024-0001")
                .forCrate("vulnerable")
                .title("Lone \u001b control, \u2028 separator and \u202e override")
                .description("Text with `code`,\n\n\"quotes\", \\ and \ud83e\udd80.")
                .aliases("CVE-2024-0001", "GHSA-aaaa-bbbb-cccc")
                .related("CVE-2024-0002")
                .cvss("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .categories("code-execution")
                .keywords("memory")
                .references("https://example.org/more")
                .url("https://example.org/advisory")
                .onlyOn(List.of("x86_64"), List.of("linux"))
                .function("vulnerable::call", "<1.2.0")
                .patchedIn(">=1.2.0")
                .unaffected("<0.5.0");
    }

    private static AdvisoryBuilder unsound() {
        return anAdvisory()
                .id("RUSTSEC-2024-0002")
                .forCrate("unsound")
                .informational("unsound")
                .patchedIn("^1.0.5", ">=2.1.0");
    }

    private static AdvisoryBuilder unmaintained() {
        return anAdvisory().id("RUSTSEC-2024-0003").forCrate("unmaintained").informational("unmaintained");
    }

    private static AdvisoryBuilder notice() {
        return anAdvisory().id("RUSTSEC-2024-0004").forCrate("noticed").informational("notice");
    }

    private static AdvisoryBuilder malicious() {
        return anAdvisory().id("RUSTSEC-2024-0005").forCrate("evil").malicious().license("CC-BY-4.0");
    }

    private static AdvisoryBuilder ignored() {
        return anAdvisory().id("RUSTSEC-2024-0006").forCrate("unsound").patchedIn(">=3.0.0");
    }

    private static AdvisoryBuilder withdrawn() {
        return anAdvisory()
                .id("RUSTSEC-2024-0007")
                .forCrate("vulnerable")
                .aliases("CVE-2024-0001")
                .withdrawnOn("2024-03-01");
    }

    private static String lockfile() {
        String roots = IntStream.rangeClosed(1, ROOTS)
                .mapToObj(i -> entry("app-" + i, "0.1.0", "", "vulnerable", "nowhere"))
                .collect(Collectors.joining());
        return "version = 4\n"
                + roots
                + entry("evil", "1.0.0", REGISTRY)
                + entry("forked", "1.0.0", "git+https://git.example.com/forked?rev=abc#" + "a".repeat(40))
                + entry("inhouse", "1.0.0", "registry+https://crates.example.com/index")
                + entry("noticed", "1.0.0", REGISTRY)
                + entry("unmaintained", "1.0.0", "sparse+https://index.crates.io/", "unsound")
                + entry("unsound", "2.0.0", REGISTRY)
                + entry("vulnerable", "1.0.0", REGISTRY, "unmaintained", "evil", "noticed");
    }

    private static String entry(String name, String version, String source, String... dependencies) {
        String list = List.of(dependencies).stream()
                .map(dependency -> " \"" + dependency + "\",\n")
                .collect(Collectors.joining("", "dependencies = [\n", "]\n"));
        return "\n[[package]]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n"
                + (source.isEmpty() ? "" : "source = \"" + source + "\"\n")
                + (dependencies.length == 0 ? "" : list);
    }
}
