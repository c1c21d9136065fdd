package dev.rustsecd.fix.world;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fix.world.FirstLock.Entry;
import dev.rustsecd.fix.world.MadeRelease.Need;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes up worlds, each from its own seed. */
public final class WorldMaker {
    private static final int MIN_PACKAGES = 4;
    private static final int MAX_PACKAGES = 14;

    private final long seed;
    private final Dice dice;

    private WorldMaker(long seed) {
        this.seed = seed;
        this.dice = new Dice(seed);
    }

    /** The world of a number. */
    public static World world(long seed) {
        return new WorldMaker(seed).make();
    }

    private World make() {
        while (true) {
            Map<String, List<MadeRelease>> registry = new RegistryMaker(dice).make();
            FirstLock lock = new FirstLock(registry, dice.between(300, 850));
            Map<String, Map<String, Entry>> members = members(registry, lock);
            List<Entry> packages = lock.packages();
            if (!members.isEmpty() && packages.size() >= MIN_PACKAGES && packages.size() <= MAX_PACKAGES) {
                yankSome(registry, packages);
                return new World(seed, registry, text(members, packages), advisories(registry, packages));
            }
        }
    }

    /** What the members depend on; empty where some requirement cannot be served. */
    private Map<String, Map<String, Entry>> members(Map<String, List<MadeRelease>> registry, FirstLock lock) {
        Map<String, Map<String, Entry>> members = new TreeMap<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            Map<String, Entry> needed = new TreeMap<>();
            for (int j = dice.between(1, 4); j > 0; j--) {
                String crate = RegistryMaker.name(dice.between(0, registry.size() / 2));
                MadeRelease release = dice.one(Objects.requireNonNull(registry.get(crate)));
                Entry entry = lock.serve(new Need(crate, '^' + release.version().toString(), false, true, List.of()));
                if (entry == null || needed.containsKey(crate)) {
                    return Map.of();
                }
                needed.put(entry.release().crate(), entry);
            }
            members.put("app" + i, needed);
        }
        return members;
    }

    /** Some of what is locked was withdrawn since. */
    private void yankSome(Map<String, List<MadeRelease>> registry, List<Entry> packages) {
        for (Entry entry : packages) {
            if (dice.chance(0.05)) {
                List<MadeRelease> all =
                        Objects.requireNonNull(registry.get(entry.release().crate()));
                all.set(all.indexOf(entry.release()), entry.release().withYank());
            }
        }
    }

    private static String text(Map<String, Map<String, Entry>> members, List<Entry> packages) {
        StringBuilder text = new StringBuilder("version = 4\n");
        members.forEach((name, needed) -> append(text, name, "0.1.0", needed.values(), packages));
        for (Entry entry : packages) {
            MadeRelease release = entry.release();
            append(
                    text,
                    release.crate(),
                    release.version().toString(),
                    entry.dependencies().values(),
                    packages);
        }
        return text.toString();
    }

    private static void append(
            StringBuilder text, String name, String version, Collection<Entry> needed, List<Entry> packages) {
        text.append("\n[[package]]\nname = \"")
                .append(name)
                .append("\"\nversion = \"")
                .append(version);
        text.append("\"\n");
        if (!name.startsWith("app")) {
            text.append("source = \"registry+https://github.com/rust-lang/crates.io-index\"\n");
        }
        if (!needed.isEmpty()) {
            text.append("dependencies = [\n");
            needed.forEach(
                    one -> text.append(" \"").append(label(one, packages)).append("\",\n"));
            text.append("]\n");
        }
    }

    private static String label(Entry entry, List<Entry> packages) {
        String crate = entry.release().crate();
        boolean alone = packages.stream()
                        .filter(one -> one.release().crate().equals(crate))
                        .count()
                == 1;
        return alone ? crate : crate + ' ' + entry.release().version();
    }

    private List<Advisory> advisories(Map<String, List<MadeRelease>> registry, List<Entry> packages) {
        List<Advisory> advisories = new ArrayList<>();
        for (int i = dice.between(1, 4); i > 0; i--) {
            MadeRelease affected = dice.one(packages).release();
            for (int j = dice.chance(0.35) ? 2 : 1; j > 0; j--) {
                List<MadeRelease> all = Objects.requireNonNull(registry.get(affected.crate()));
                advisories.add(about(affected, all, advisories.size()).build());
            }
        }
        if (dice.chance(0.4)) {
            advisories.add(ofNewerOnes(registry, advisories.size()));
        }
        return advisories;
    }

    private AdvisoryBuilder about(MadeRelease affected, List<MadeRelease> all, int number) {
        AdvisoryBuilder advisory = anAdvisory().id(id(number)).forCrate(affected.crate());
        int kind = dice.between(0, 100);
        if (kind < 15) {
            advisory.informational("unsound");
        } else if (kind < 25) {
            advisory.informational("unmaintained");
        } else if (kind < 30) {
            advisory.malicious();
        }
        List<MadeRelease> above = all.stream()
                .filter(release -> release.version().compareTo(affected.version()) > 0)
                .toList();
        List<MadeRelease> below = all.stream()
                .filter(release -> release.version().compareTo(affected.version()) < 0)
                .toList();
        if (!below.isEmpty() && dice.chance(0.3)) {
            advisory.unaffected("<" + dice.one(below).version());
        }
        return above.isEmpty() || dice.chance(0.15) ? advisory : patched(advisory, above);
    }

    /** In some release above, and now and then in a line below that one too. */
    private AdvisoryBuilder patched(AdvisoryBuilder advisory, List<MadeRelease> above) {
        Version first = dice.one(above.subList(0, (above.size() + 1) / 2)).version();
        Version second = dice.one(above).version();
        Version end = first.nextIncompatible().orElse(null);
        boolean two = end != null && dice.chance(0.4) && second.compareTo(end) >= 0;
        return two ? advisory.patchedIn(">=" + first + ", <" + end, ">=" + second) : advisory.patchedIn(">=" + first);
    }

    /** About releases that are in no lockfile yet. */
    private Advisory ofNewerOnes(Map<String, List<MadeRelease>> registry, int number) {
        List<MadeRelease> all = dice.one(new ArrayList<>(registry.values()));
        MadeRelease newest = Objects.requireNonNull(RegistryMaker.last(all));
        AdvisoryBuilder advisory = anAdvisory().id(id(number)).forCrate(newest.crate());
        return advisory.unaffected("<" + newest.version()).build();
    }

    private static String id(int number) {
        return "RUSTSEC-2026-%04d".formatted(number + 1);
    }
}
