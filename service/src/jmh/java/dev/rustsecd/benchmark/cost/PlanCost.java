package dev.rustsecd.benchmark.cost;

import dev.rustsecd.lockfile.LockfileCorpus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures what plans cost, part by part, and prints one table. */
public final class PlanCost {
    private static final String HEAP = "1g";

    private final Path folder;
    private final Set<String> parts;
    private final ServiceProcess.Setting setting;
    private final Indexes indexes;
    private final List<Result> results = new ArrayList<>();

    private PlanCost(Path folder, Path jar, Set<String> parts) {
        this.folder = folder;
        this.parts = parts;
        this.setting = new ServiceProcess.Setting(
                jar, Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle"), HEAP);
        this.indexes = new Indexes(folder);
    }

    /**
     * @param arguments a folder with the peer's program, the advisories and space; the program to start; the parts
     *     to measure, separated by commas
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        new PlanCost(folder, Path.of(arguments[1]).toAbsolutePath(), Set.of(arguments[2].split(","))).measure();
    }

    private void measure() throws IOException {
        System.out.println("commit " + System.getProperty("plan-cost.commit") + ", Java "
                + System.getProperty("java.runtime.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, load average " + load());
        if (!Collections.disjoint(parts, Set.of("corpus", "size", "hold"))) {
            running();
        }
        if (parts.contains("memory")) {
            results.addAll(MemoryCost.measure(setting.withHeap("4g"), index(), folder));
        }
        System.out.println("\nload average at the end " + load() + "\n");
        System.out.println("| what | measured: median (least to most) | goal | |\n|---|---|---|---|");
        results.forEach(System.out::println);
    }

    private IndexFolder index() throws IOException {
        return new IndexFolder(indexes.unpacked("2019"));
    }

    private static String load() {
        return Spread.text(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void running() throws IOException {
        try (ServiceProcess of2019 = start("2019");
                ServiceProcess of2026 = start("2026")) {
            SortedMap<String, ServiceProcess> services = new TreeMap<>(Map.of("2019", of2019, "2026", of2026));
            CorpusCost corpus = corpus();
            services.values().forEach(corpus::warmUp);
            if (parts.contains("corpus")) {
                results.addAll(corpus.measure(services));
            }
            IndexFolder index = index();
            List<String> names = index.names();
            if (parts.contains("hold")) {
                HoldCost hold = new HoldCost(index, names);
                services.forEach((year, service) -> results.addAll(hold.measure(year, service)));
            }
            if (parts.contains("size")) {
                results.add(SizeCost.measure(of2019, index, names));
            }
        }
    }

    private ServiceProcess start(String year) throws IOException {
        return ServiceProcess.start(setting, "dir+" + indexes.unpacked(year), folder.resolve("service-" + year));
    }

    /** The lockfiles that cargo-audit reads, as bytes and as files for the peer. */
    private CorpusCost corpus() throws IOException {
        Set<String> read = LockfileCorpus.cargoAuditOutputs().keySet();
        SortedMap<String, byte[]> lockfiles = new TreeMap<>(LockfileCorpus.lockfiles());
        lockfiles.keySet().removeIf(name -> !read.contains("text/" + name.replaceFirst("\\.lock$", ".txt")));
        Path files = Files.createDirectories(folder.resolve("lockfiles"));
        for (Map.Entry<String, byte[]> lockfile : lockfiles.entrySet()) {
            Files.write(files.resolve(lockfile.getKey()), lockfile.getValue());
        }
        Path program = folder.resolve("peer/target/release/rustsec-loop");
        return new CorpusCost(
                lockfiles, new PeerLibrary(program, folder.resolve("advisory-db"), files, lockfiles.size()));
    }
}
