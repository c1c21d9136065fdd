package dev.rustsecd.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program as a process of its own, as an operator starts it, on ports that are free. */
final class ProgramProcess implements AutoCloseable {
    private static final Pattern ANSWERS = Pattern.compile("answers at (http://\\S+), management at (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Process process;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Matcher> answering = new CompletableFuture<>();
    private final CompletableFuture<Void> ended;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private ProgramProcess(Process process) {
        this.process = process;
        follow(process.getInputStream());
        follow(process.getErrorStream());
        this.ended =
                process.onExit().thenRun(() -> answering.completeExceptionally(new IllegalStateException(output())));
    }

    /** Starts it from this test's class path, on free ports where none are given. */
    static ProgramProcess start(Path dataDir, Map<String, String> environment, String... words) {
        List<String> command = Stream.concat(
                        Stream.of(javaBinary(), "-Xmx512m", "-cp", System.getProperty("java.class.path")),
                        Stream.concat(
                                Stream.of("dev.rustsecd.launcher.Rustsecd"),
                                Stream.concat(
                                        Stream.of(words),
                                        Stream.of(
                                                        "--data-dir=" + dataDir,
                                                        "--port=0",
                                                        "--management-port=0",
                                                        "--drain=PT0S")
                                                .filter(flag -> !isGiven(flag, words)))))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("RUSTSECD_"));
        // No test asks crates.io.
        builder.environment().put("RUSTSECD_REGISTRY_INDEX", "none");
        builder.environment().putAll(environment);
        try {
            return new ProgramProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGiven(String flag, String... words) {
        String name = flag.substring(0, flag.indexOf('=') + 1);
        return Arrays.stream(words).anyMatch(word -> word.startsWith(name));
    }

    /** The public address, once it says that it can answer. */
    URI address() {
        return URI.create(answering().group(1));
    }

    URI management() {
        return URI.create(answering().group(2));
    }

    private Matcher answering() {
        try {
            return answering.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("it does not answer; it said:\n" + output(), e);
        }
    }

    /** Everything that it printed so far. */
    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** A page of the management listener. */
    HttpResponse<String> manage(String path) {
        return send(HttpRequest.newBuilder(management().resolve(path)));
    }

    /** Asks again and again until it holds. */
    void await(BooleanSupplier condition) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("it does not come; it said:\n" + output());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    HttpResponse<String> post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(address().resolve(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** The answer as it went over the wire. */
    HttpResponse<byte[]> bytes(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
        return send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.timeout(PATIENCE).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException("it said:\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As a supervisor does: SIGTERM, and waits. */
    int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** SIGTERM, without waiting. */
    void beginToTerminate() {
        process.destroy();
    }

    int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("it does not end; it said:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isEnded() {
        return ended.isDone();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private void follow(InputStream stream) {
        Thread reader = new Thread(() -> read(stream), "program-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                output.add(line);
                Matcher matcher = ANSWERS.matcher(line);
                if (matcher.find()) {
                    answering.complete(matcher);
                }
            });
        } catch (IOException | UncheckedIOException closed) {
            output.add("(output closed)");
        }
    }

    private static String javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
