package dev.rustsecd.benchmark.cost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The heap that a service keeps with a registry of 2.5 million versions: for their releases once they are loaded, and for plans
 * once many lockfiles have been audited, each after two full collections.
 */
final class MemoryCost {
    private static final int CRATES = 250_000;
    private static final int VERSIONS = 2_500_000;
    private static final int LOCKFILES = 400;
    private static final int STEP = 100;
    private static final int PACKAGES = 500;
    private static final long SEED = 60;
    private static final double MB = 1_000_000;

    private MemoryCost() {}

    /** The table's lines, of an index that is made in this folder from the source. */
    static List<Result> measure(ServiceProcess.Setting setting, IndexFolder source, Path folder) throws IOException {
        Path made = Files.createDirectories(folder.resolve("made-index"));
        Files.writeString(made.resolve("config.json"), "{\"dl\":\"https://static.crates.io/crates\"}");
        int versions = new MadeIndex(source).write(made, CRATES, VERSIONS);
        IndexFolder index = new IndexFolder(made);
        List<byte[]> lockfiles = lockfiles(index);
        double without;
        try (ServiceProcess service = ServiceProcess.start(setting, "none", folder.resolve("service-none"))) {
            audit(service, lockfiles, true);
            without = service.liveHeap() / MB;
        }
        try (ServiceProcess service = ServiceProcess.start(setting, "dir+" + made, folder.resolve("service-made"))) {
            audit(service, lockfiles, false);
            double loaded = service.liveHeap() / MB;
            System.out.println("\nMB of heap: " + Spread.text(without) + " without a registry, " + Spread.text(loaded)
                    + " with " + Spread.text(CRATES) + " crates of " + Spread.text(versions)
                    + " versions before any plan");
            double planned = loaded;
            for (int from = 0; from < LOCKFILES; from += STEP) {
                audit(service, lockfiles.subList(from, from + STEP), true);
                planned = service.liveHeap() / MB;
                System.out.println(Spread.text(planned) + " MB with the plans of " + (from + STEP) + " lockfiles of "
                        + PACKAGES + " packages");
            }
            double releases = loaded - without;
            double plans = planned - loaded;
            String kept = "heap kept with " + Spread.text(versions) + " versions, ";
            return List.of(
                    new Result(kept + "releases", Spread.text(releases) + " MB", "told", true),
                    Result.atMost(kept + "plans", new Spread(plans, plans, plans), 60, " MB"));
        }
    }

    private static List<byte[]> lockfiles(IndexFolder index) {
        LockfileMaker maker = new LockfileMaker(index, index.names(), LockfileMaker.Age.USUAL, SEED);
        List<byte[]> lockfiles = new ArrayList<>();
        for (int i = 0; i < LOCKFILES; i++) {
            lockfiles.add(maker.lockfile(PACKAGES).getBytes(StandardCharsets.UTF_8));
        }
        return lockfiles;
    }

    private static void audit(ServiceProcess service, List<byte[]> lockfiles, boolean plans) {
        lockfiles.forEach(lockfile -> service.audit(lockfile, plans));
    }
}
