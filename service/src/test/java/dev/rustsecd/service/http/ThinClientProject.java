package dev.rustsecd.service.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A project with a lockfile, and the thin client run in it by one shell, with a cargo that says how it was called. */
final class ThinClientProject {
    static final int CARGO_STATUS = 7;

    private static final Path SCRIPT = Path.of(
            System.getProperty("rustsecd.basedir"), "service", "src", "main", "resources", "client", "cargo-rustsec");

    private final Path folder;
    private final List<String> shell;
    private final Map<String, String> environment = new HashMap<>();
    private Path script = SCRIPT;

    ThinClientProject(Path folder, String shell, String url) {
        this.folder = folder.resolve("a project");
        this.shell = List.of(shell.split(" "));
        write("member/src/lib.rs", "");
        write("Cargo.toml", "[workspace]\n");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("TMPDIR", folder.toString());
        environment.put(
                "CARGO", executable("cargo", """
                #!/bin/sh
                for word in "$@"; do printf '<%%s>' "$word"; done
                echo 'error: of cargo' >&2
                exit %d
                """.formatted(CARGO_STATUS)).toString());
        environment.put("CARGO_RUSTSEC_URL", url);
        // A machine with much else to do is no slow service.
        environment.put("CARGO_RUSTSEC_PATIENCE", "15");
    }

    /** The shells of this run: {@code sh}, or those that {@code -Drustsecd.shells=dash,busybox sh} names. */
    static Stream<String> shells() {
        return Stream.of(System.getProperty("rustsecd.shells", "sh").split(","));
    }

    /** What came of one run. */
    record Outcome(int status, String output, String errors) {}

    ThinClientProject with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    ThinClientProject without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Runs this text instead of the file of the project. */
    void served(String text) {
        script = write("served", text);
    }

    Path write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void lockfile(String text) {
        write("Cargo.lock", text);
    }

    Path executable(String file, String text) {
        Path path = write(file, text);
        if (!path.toFile().setExecutable(true)) {
            throw new IllegalStateException(path + " cannot be made executable");
        }
        return path;
    }

    /** As cargo starts it: {@code cargo-rustsec rustsec …}, in a folder below that of the lockfile. */
    Outcome run(String... words) {
        return runIn("member/src", words);
    }

    Outcome runIn(String place, String... words) {
        try {
            List<String> command = new ArrayList<>(shell);
            command.add(script.toString());
            command.add("rustsec");
            command.addAll(List.of(words));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.resolve(place).toFile())
                    .redirectError(Files.createTempFile(folder, "errors", "").toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            // Ends when nobody holds the output any more, so what goes on behind must not hold it.
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not end");
            }
            Path errors = builder.redirectError().file().toPath();
            return new Outcome(process.exitValue(), output, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns when a file of this name is in what the client keeps of the project. */
    void awaitKept(String name) {
        try {
            String below = folder.toRealPath().toString().substring(1);
            Path file = Path.of(environment.get("HOME"), ".cache", "cargo-rustsec", "at", below, "=", name);
            await(() -> Files.exists(file), "there is no " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when nothing asks behind a build any more. */
    void awaitQuiet() {
        await(() -> !isAsking(), "it goes on asking");
    }

    private boolean isAsking() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .anyMatch(arguments -> List.of(arguments).contains(script.toString()));
    }

    private static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise);
            }
            Thread.onSpinWait();
        }
    }

    /** Where a file of the project is, as shells say it. */
    String path(String file) {
        try {
            Path path = folder.toRealPath().resolve(file);
            return path.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }
}
