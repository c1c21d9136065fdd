package dev.rustsecd.benchmark.cost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The Rust library behind cargo-audit in a process of its own: the database loaded once, one thread, no plans, no HTTP. */
final class PeerLibrary {
    private static final int LOOPS = 4;

    private final Path program;
    private final Path advisories;
    private final Path lockfiles;
    private final int count;

    /**
     * @param lockfiles a folder with nothing else
     */
    PeerLibrary(Path program, Path advisories, Path lockfiles, int count) {
        this.program = program;
        this.advisories = advisories;
        this.lockfiles = lockfiles;
        this.count = count;
    }

    /** Processor time of one lockfile into JSON, in microseconds; what loading takes is measured by itself and taken off. */
    double perLockfile() throws IOException {
        double loading = cpuSeconds(0);
        return (cpuSeconds(LOOPS) - loading) * 1e6 / LOOPS / count;
    }

    // Bash's own `time` has milliseconds of a child, which Java does not tell once that has ended.
    private double cpuSeconds(int loops) throws IOException {
        List<String> command = List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null",
                "bash",
                program.toString(),
                advisories.toString(),
                lockfiles.toString(),
                Integer.toString(loops));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (bash.onExit().join().exitValue() != 0) {
            throw new IOException("the peer failed: " + output);
        }
        String[] times = output.strip().split(" ");
        return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    }
}
