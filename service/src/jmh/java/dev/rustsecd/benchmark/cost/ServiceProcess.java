package dev.rustsecd.benchmark.cost;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The program in a process of its own on free ports, one client that waits for each answer, and what the process spends. */
final class ServiceProcess implements AutoCloseable {
    private static final Pattern ANSWERS = Pattern.compile("answers at (http://\\S+),");
    private static final Pattern CRATES = Pattern.compile("\"crates\":[1-9]");
    private static final Duration LONGEST_START = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Process process;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final MemoryMXBean memory;

    @SuppressWarnings("BanJNDI") // to the local agent of a process that was started here
    private ServiceProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        await(() -> ANSWERS.matcher(log()).find());
        this.address =
                URI.create(ANSWERS.matcher(log()).results().toList().get(0).group(1));
        this.connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(process.pid())));
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.memory = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    /**
     * Processor time of the threads that answer.
     *
     * @param loops of the event loops, in nanoseconds
     * @param workers of the workers, in nanoseconds
     */
    record Spent(long loops, long workers) {
        Spent since(Spent before) {
            return new Spent(loops - before.loops, workers - before.workers);
        }

        double micros() {
            return (loops + workers) / 1e3;
        }
    }

    /**
     * Starts it and waits until it serves the advisories, and the index if there is one.
     *
     * @param index value of the setting, {@code none} for none
     * @param folder for its data and what it prints
     */
    static ServiceProcess start(Setting setting, String index, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + setting.heap(),
                        "-Xmx" + setting.heap(),
                        "-jar",
                        setting.jar().toString(),
                        "--advisory-db=" + setting.advisories(),
                        "--registry-index=" + index,
                        "--data-dir=" + folder.resolve("data"),
                        "--port=0",
                        "--management-port=0",
                        "--max-commit-age=P3650D")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RUSTSECD_"));
        ServiceProcess service = new ServiceProcess(builder.start(), log);
        service.await(() -> service.status().contains("\"seed\":false")
                && (index.equals("none") || CRATES.matcher(service.status()).find()));
        return service;
    }

    /** What all services of a run have in common. */
    record Setting(Path jar, Path advisories, String heap) {
        Setting withHeap(String other) {
            return new Setting(jar, advisories, other);
        }
    }

    private static String agent(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException impossible) {
            throw new IOException(impossible);
        }
    }

    private void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("the service does not answer; it said:\n" + log());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private String status() {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/v1/status")).build();
        return send(request).body();
    }

    /** Posts a lockfile and reads the whole answer; its status. */
    int audit(byte[] lockfile, boolean plans) {
        return send(request(lockfile, plans)).statusCode();
    }

    /** The report of a lockfile as JSON. */
    String report(byte[] lockfile) {
        return send(request(lockfile, true)).body();
    }

    private HttpRequest request(byte[] lockfile, boolean plans) {
        return HttpRequest.newBuilder(address.resolve(plans ? "/v1/audit" : "/v1/audit?plan=false"))
                .POST(BodyPublishers.ofByteArray(lockfile))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("it said:\n" + log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Processor time of all of the process and of its PostgreSQL so far: compiling and collecting garbage too. */
    Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Processor time of the threads that answer so far. */
    Spent spent() {
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        long[] nanos = threads.getThreadCpuTime(ids);
        long loops = 0;
        long workers = 0;
        for (int i = 0; i < ids.length; i++) {
            String name = infos[i] == null ? "" : infos[i].getThreadName();
            loops += name.startsWith("vert.x-eventloop") ? nanos[i] : 0;
            workers += name.startsWith("rustsecd-") || name.startsWith("vert.x-worker") ? nanos[i] : 0;
        }
        return new Spent(loops, workers);
    }

    /** What the threads that answer spend on one lockfile. */
    Spent spentOn(byte[] lockfile, boolean plans) {
        Spent before = spent();
        audit(lockfile, plans);
        return spent().since(before);
    }

    /** Bytes of heap that are reachable. */
    long liveHeap() {
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        connector.close();
        process.destroy();
        process.onExit().join();
    }
}
