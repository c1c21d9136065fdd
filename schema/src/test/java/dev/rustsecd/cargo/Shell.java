package dev.rustsecd.cargo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands to their end. */
final class Shell {
    private Shell() {}

    /** How a command ended, and all that it said. */
    record Ended(int status, String said) {
        boolean ok() {
            return status == 0;
        }
    }

    static void run(Path folder, List<String> command) throws IOException {
        Ended ended = run(folder, command, Map.of());
        if (!ended.ok()) {
            throw new IOException(String.join(" ", command) + ": " + ended.said());
        }
    }

    static Ended run(Path folder, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(process.waitFor(), said);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
