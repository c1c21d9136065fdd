package dev.rustsecd.lockfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Real lockfiles with what is to be found in them; needs {@code rustsecd.shared}, {@code tar} and {@code zstd}. */
public final class LockfileCorpus {
    private static final Path CORPUS = Path.of(System.getProperty("rustsecd.shared"), "corpus");

    private LockfileCorpus() {}

    /** The bytes of all lockfiles, by file name. */
    public static SortedMap<String, byte[]> lockfiles() {
        return unpack(CORPUS.resolve("lockfiles.tar.zst"));
    }

    /** What the published cargo-audit prints, by path such as {@code json/NAME.json} and {@code text/NAME.txt}. */
    public static SortedMap<String, byte[]> cargoAuditOutputs() {
        return unpack(CORPUS.resolve("expected").resolve("cargo-audit-outputs.tar.zst"));
    }

    /** The rows of {@code findings.tsv}: file, outcome, kind, advisory, package, version, source. */
    public static List<String[]> expectedFindings() {
        try (Stream<String> lines = Files.lines(CORPUS.resolve("expected").resolve("findings.tsv"))) {
            return lines.skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SortedMap<String, byte[]> unpack(Path archive) {
        try {
            Path folder = Files.createTempDirectory("rustsecd-corpus");
            try {
                run(List.of("tar", "--zstd", "-xf", archive.toString(), "-C", folder.toString()));
                return read(folder);
            } finally {
                run(List.of("rm", "-r", folder.toString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SortedMap<String, byte[]> read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path name = folder.relativize(path);
                files.put(name.subpath(1, name.getNameCount()).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
