package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL's programs are run: never as root, which they refuse, and where the system can do it so that they end
 * with the thread that started them, however this program ends.
 *
 * @param prefix what stands before the program on the command line
 * @param owner the user that the files must belong to, as this program sees it; negative where nothing is to be done
 * @param major of the binaries
 */
record Launch(PostgresBinaries binaries, List<String> prefix, int owner, int major) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final int UNCHANGED = -1;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
    private static final int OUTPUT_MAX_BYTES = 16 * 1024;
    private static final Pattern VERSION = Pattern.compile("postgres \\(PostgreSQL\\) (\\d{1,4}).*", Pattern.DOTALL);

    private static final List<String> ENDS_WITH_US = List.of("setsid", "setpriv", "--pdeathsig", "INT", "--");

    /** What a program that has ended said. */
    record Output(int exit, String text) {}

    private record Candidate(List<String> prefix, int owner) {}

    /** The first way that works here. */
    static Launch choose(PostgresBinaries binaries) throws DatabaseUnavailable {
        List<String> failures = new ArrayList<>();
        for (Candidate candidate : candidates()) {
            Launch launch = new Launch(binaries, candidate.prefix(), candidate.owner(), 0);
            Output output = launch.run(PROBE_LIMIT, "postgres", List.of("--version"));
            Matcher version = VERSION.matcher(output.text());
            if (output.exit() == 0 && version.matches()) {
                return new Launch(binaries, candidate.prefix(), candidate.owner(), Integer.parseInt(version.group(1)));
            }
            failures.add(output.text().strip());
        }
        throw new DatabaseUnavailable(Reason.NOT_EXECUTABLE, OperatorSentences.postgresNotRunnable(failures));
    }

    private static List<Candidate> candidates() {
        List<Candidate> ways = new ArrayList<>();
        if (isRoot()) {
            addBoth(ways, new Candidate(List.of("unshare", "-U", "--"), ROOT));
            String nobody = Integer.toString(NOBODY);
            addBoth(
                    ways,
                    new Candidate(
                            List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "--"), NOBODY));
        } else {
            addBoth(ways, new Candidate(List.of(), UNCHANGED));
        }
        return ways;
    }

    private static void addBoth(List<Candidate> ways, Candidate way) {
        List<String> prefix = new ArrayList<>(way.prefix());
        prefix.addAll(ENDS_WITH_US);
        ways.add(new Candidate(List.copyOf(prefix), way.owner()));
        ways.add(way);
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Not started yet; its output and its errors are one stream. */
    ProcessBuilder command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder;
    }

    /** Runs a program that says little to its end. One that takes too long, or cannot be started, has exit -1. */
    Output run(Duration limit, String program, List<String> arguments) {
        try {
            Process process = command(program, arguments).start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Output(-1, OperatorSentences.tookTooLong(program, limit.toSeconds()));
            }
            byte[] text = process.getInputStream().readNBytes(OUTPUT_MAX_BYTES);
            return new Output(process.exitValue(), new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Output(-1, Causes.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output(-1, OperatorSentences.INTERRUPTED);
        }
    }

    /** Makes sure that the programs may read and write this file or folder. */
    void admit(Path path) throws IOException {
        if (owner != UNCHANGED) {
            FileTrees.give(path, owner);
        }
    }
}
