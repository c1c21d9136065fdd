package dev.rustsecd.benchmark.cost;

import dev.rustsecd.benchmark.HostileShape;
import dev.rustsecd.benchmark.cost.ServiceProcess.Spent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a request with plans holds a thread: processor time of the event loops and of the workers for one request. It
 * is all that a loop did for it, so that no single task took longer; waiting for a processor and pauses of the garbage
 * collector are not in it.
 */
final class HoldCost {
    private static final int[] KIB = {32, 512};
    private static final int[] MADE = {1_000, 4_000};
    private static final int WARM_UPS = 5;
    private static final int REQUESTS = 21;
    private static final long SEED = 1_014;

    private final Map<String, byte[]> lockfiles = new LinkedHashMap<>();

    HoldCost(IndexFolder index, List<String> names) {
        for (int kib : KIB) {
            for (HostileShape shape : HostileShape.values()) {
                put(shape + ", " + kib + " KiB", shape.text(kib * 1_024));
            }
        }
        for (LockfileMaker.Age age : LockfileMaker.Age.values()) {
            for (int packages : MADE) {
                LockfileMaker maker = new LockfileMaker(index, names, age, SEED);
                put("made, " + age + " versions, " + packages + " packages", maker.lockfile(packages));
            }
        }
    }

    private void put(String name, String lockfile) {
        lockfiles.put(name, lockfile.getBytes(StandardCharsets.UTF_8));
    }

    /** The table's lines: the shape with the highest median, and the highest of all requests. */
    List<Result> measure(String year, ServiceProcess service) {
        Spread worst = new Spread(0, 0, 0);
        double most = 0;
        System.out.println(
                "\n| lockfile, index of " + year + " | status | event loop, ms | worker, ms |\n|---|---|---|---|");
        for (Map.Entry<String, byte[]> lockfile : lockfiles.entrySet()) {
            Spread loops = measured(lockfile.getKey(), lockfile.getValue(), service);
            worst = loops.median() > worst.median() ? loops : worst;
            most = Math.max(most, loops.most());
        }
        String what = "an event loop for one hostile lockfile with plans, index of " + year;
        return List.of(
                Result.atMost(what + ": highest median", worst, 20, " ms"),
                Result.atMost(what + ": longest", new Spread(most, most, most), 50, " ms"));
    }

    private static Spread measured(String name, byte[] lockfile, ServiceProcess service) {
        int status = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            status = service.audit(lockfile, true);
        }
        List<Double> loops = new ArrayList<>();
        List<Double> workers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Spent spent = service.spentOn(lockfile, true);
            loops.add(spent.loops() / 1e6);
            workers.add(spent.workers() / 1e6);
        }
        System.out.println("| " + name + " | " + status + " | " + Spread.of(loops) + " | " + Spread.of(workers) + " |");
        return Spread.of(loops);
    }
}
