package dev.rustsecd.fix.world;

import dev.rustsecd.fix.world.MadeRelease.Need;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes up a registry: crates that depend on later ones, with releases as projects make them over three years. */
final class RegistryMaker {
    private static final int DAYS = 1_000;
    private static final int NEAR = 9;

    private final Dice dice;
    private final int crates;
    private final Map<String, List<MadeRelease>> releases = new TreeMap<>();

    RegistryMaker(Dice dice) {
        this.dice = dice;
        this.crates = dice.between(20, 61);
    }

    /** By crate, each ascending. */
    Map<String, List<MadeRelease>> make() {
        for (int i = crates - 1; i >= 0; i--) {
            releases.put(name(i), crate(i));
        }
        return releases;
    }

    static String name(int number) {
        return "c%02d".formatted(number);
    }

    private List<MadeRelease> crate(int number) {
        int count = dice.between(2, 9);
        List<Integer> ages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ages.add(dice.chance(0.04) ? dice.between(0, 4) : dice.between(4, DAYS));
        }
        ages.sort((a, b) -> b - a);
        List<MadeRelease> all = new ArrayList<>();
        Version version = Version.parse(dice.oneOf("0.1.0", "1.0.0", "0.3.2", "2.4.0", "1.2.3", "0.0.3"));
        List<Need> needs = new ArrayList<>();
        for (int i = dice.between(0, 3); i >= 0 && number < crates - 1; i--) {
            addNeed(needs, number, ages.get(0));
        }
        for (int age : ages) {
            all.add(release(name(number), version, age, needs));
            version = next(version);
            needs = changed(needs, number, age);
        }
        return all;
    }

    private MadeRelease release(String crate, Version version, int age, List<Need> needs) {
        Map<String, List<String>> features = new LinkedHashMap<>();
        List<String> defaults = new ArrayList<>();
        for (Need need : needs) {
            if (need.optional()) {
                defaults.addAll(defaultsFor(need, features));
            }
        }
        if (!defaults.isEmpty()) {
            features.put("default", defaults);
        }
        boolean yanked = dice.chance(0.06);
        return new MadeRelease(crate, version, age, yanked, List.copyOf(needs), features);
    }

    /** What of an optional dependency the default features switch on. */
    private List<String> defaultsFor(Need need, Map<String, List<String>> features) {
        if (dice.chance(0.3)) {
            features.put("extra", List.of("dep:" + need.crate()));
            return dice.chance(0.3) ? List.of("extra") : List.of();
        }
        return dice.chance(0.5) ? List.of(need.crate()) : List.of();
    }

    private List<Need> changed(List<Need> needs, int number, int age) {
        List<Need> next = new ArrayList<>();
        for (Need need : needs) {
            if (dice.chance(0.08)) {
                continue;
            }
            String requirement = dice.chance(0.5) ? requirement(need.crate(), age) : need.requirement();
            next.add(need.asking(requirement));
        }
        if (dice.chance(0.08) && number < crates - 1) {
            addNeed(next, number, age);
        }
        return next;
    }

    private void addNeed(List<Need> needs, int number, int age) {
        String crate = name(number + 1 + dice.between(0, Math.min(NEAR, crates - number - 1)));
        if (needs.stream().noneMatch(need -> need.crate().equals(crate))) {
            List<String> features = dice.chance(0.1) ? List.of("extra") : List.of();
            needs.add(new Need(
                    crate, requirement(crate, age), dice.chance(0.2), !dice.chance(0.12), withExtra(crate, features)));
        }
    }

    /** Cargo rejects what asks for a feature that is not there: it is asked of crates only whose releases all have it. */
    private List<String> withExtra(String crate, List<String> features) {
        boolean all = Objects.requireNonNull(releases.get(crate)).stream()
                .allMatch(release -> release.features().containsKey("extra"));
        return all ? features : List.of();
    }

    private String requirement(String crate, int age) {
        List<MadeRelease> known = Objects.requireNonNull(releases.get(crate));
        MadeRelease newest = known.get(0);
        for (MadeRelease release : known) {
            newest = release.daysOld() >= age ? release : newest;
        }
        Version at = newest.version();
        MadeRelease older = dice.one(known.subList(0, known.indexOf(newest) + 1));
        int kind = dice.between(0, 100);
        if (kind < 50) {
            return "^" + at;
        }
        if (kind < 62) {
            return "=" + at;
        }
        if (kind < 71) {
            return "~" + at;
        }
        if (kind < 79) {
            return ">=" + at + ",<" + after(at, dice.chance(0.5));
        }
        return (kind < 94 || at.isPreRelease() ? "^" : ">=") + older.version();
    }

    private static String after(Version version, boolean minor) {
        return minor
                ? version.major() + "." + (version.minor() + 2) + ".0"
                : version.major() + "." + version.minor() + "." + (version.patch() + 2);
    }

    private Version next(Version version) {
        int kind = dice.between(0, 100);
        String numbers;
        if (version.isPreRelease()) {
            numbers = version.release().toString();
        } else if (kind < 50) {
            numbers = version.major() + "." + version.minor() + "." + (version.patch() + 1);
        } else if (kind < 87) {
            numbers = version.major() + "." + (version.minor() + 1) + ".0";
        } else {
            numbers = (version.major() + 1) + ".0.0";
        }
        return Version.parse(numbers + (!version.isPreRelease() && dice.chance(0.04) ? "-beta.1" : ""));
    }

    /** The newest of a list, or null. */
    static @Nullable MadeRelease last(List<MadeRelease> ascending) {
        return ascending.isEmpty() ? null : ascending.get(ascending.size() - 1);
    }
}
