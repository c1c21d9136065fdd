package dev.rustsecd.benchmark.cost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the corpus' lockfiles cost with plans, beside the same without and beside the peer's library, in turns. */
final class CorpusCost {
    private static final int WARM_UPS = 8;
    private static final int ROUNDS = 7;

    /** Passes over the corpus of a round: some seconds each, since the system counts hundredths of a second. */
    private static final int PASSES_WITH = 3;

    private static final int PASSES_WITHOUT = 6;

    /** Of the worst ones, so many are looked at more closely. */
    private static final int SUSPECTS = 8;

    private final SortedMap<String, byte[]> lockfiles;
    private final PeerLibrary peer;

    CorpusCost(SortedMap<String, byte[]> lockfiles, PeerLibrary peer) {
        this.lockfiles = lockfiles;
        this.peer = peer;
    }

    /** Microseconds a lockfile of each round. */
    private record Rounds(List<Double> with, List<Double> without) {
        Rounds() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Asks until the program has compiled what it runs. */
    void warmUp(ServiceProcess service) {
        for (int i = 0; i < WARM_UPS; i++) {
            pass(service, 1, true);
            pass(service, 1, false);
        }
    }

    /** The table's lines, of services by the year of their index. */
    List<Result> measure(Map<String, ServiceProcess> services) throws IOException {
        List<Double> theirs = new ArrayList<>();
        Map<String, Rounds> ours = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(peer.perLockfile());
            services.forEach((year, service) -> {
                Rounds rounds = ours.computeIfAbsent(year, none -> new Rounds());
                rounds.with().add(pass(service, PASSES_WITH, true));
                rounds.without().add(pass(service, PASSES_WITHOUT, false));
            });
        }
        System.out.println("us a lockfile, the peer's library: " + Spread.of(theirs));
        List<Result> results = new ArrayList<>();
        ours.forEach((year, rounds) -> {
            System.out.println("us a lockfile, index of " + year + ": with plans " + Spread.of(rounds.with())
                    + ", without " + Spread.of(rounds.without()));
            results.add(Result.atMost(
                    "a lockfile with plans over HTTP, index of " + year + ", to the peer's library in process",
                    ratio(rounds.with(), theirs),
                    1 / 3.0,
                    " ×"));
            results.add(Result.atMost(
                    "the same to ours without plans, index of " + year,
                    ratio(rounds.with(), rounds.without()),
                    1.7,
                    " ×"));
        });
        services.forEach((year, service) -> results.add(worst(year, service)));
        return results;
    }

    private static Spread ratio(List<Double> some, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            ratios.add(some.get(i) / others.get(i));
        }
        return Spread.of(ratios);
    }

    /** Microseconds a lockfile, of the whole process. */
    private double pass(ServiceProcess service, int times, boolean plans) {
        long before = service.cpu().toNanos();
        for (int i = 0; i < times; i++) {
            lockfiles.values().forEach(lockfile -> service.audit(lockfile, plans));
        }
        return (service.cpu().toNanos() - before) / 1e3 / times / lockfiles.size();
    }

    /** A lockfile by itself: the threads that answer, each round with and then without plans. */
    private record Alone(String name, Spread with, Spread without, Spread ratio) {}

    private Result worst(String year, ServiceProcess service) {
        List<String> suspects = lockfiles.keySet().stream()
                .map(name -> alone(service, name, 3))
                .sorted(Comparator.comparing((Alone one) -> -one.ratio().median()))
                .limit(SUSPECTS)
                .map(Alone::name)
                .toList();
        Alone worst = suspects.stream()
                .map(name -> alone(service, name, 15))
                .max(Comparator.comparing(one -> one.ratio().median()))
                .orElseThrow();
        System.out.println("us, worst lockfile, index of " + year + ": " + worst.name() + " with plans " + worst.with()
                + ", without " + worst.without());
        String what = "the worst lockfile to itself without plans, index of " + year;
        return Result.atMost(what, worst.ratio(), 10, " ×");
    }

    private Alone alone(ServiceProcess service, String name, int rounds) {
        byte[] lockfile = Objects.requireNonNull(lockfiles.get(name));
        Rounds found = new Rounds();
        for (int i = 0; i < rounds; i++) {
            found.with().add(service.spentOn(lockfile, true).micros());
            found.without().add(service.spentOn(lockfile, false).micros());
        }
        return new Alone(
                name, Spread.of(found.with()), Spread.of(found.without()), ratio(found.with(), found.without()));
    }
}
