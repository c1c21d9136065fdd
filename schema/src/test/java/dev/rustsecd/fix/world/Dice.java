package dev.rustsecd.fix.world;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices from a seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** At least {@code from}, less than {@code to}. */
    int between(int from, int to) {
        return random.nextInt(from, to);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... of) {
        return of[random.nextInt(of.length)];
    }
}
