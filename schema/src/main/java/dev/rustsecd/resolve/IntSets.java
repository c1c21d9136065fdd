package dev.rustsecd.resolve;

import java.util.Arrays;

/** Small sets of numbers as arrays that are never changed. */
final class IntSets {
    static final int[] NONE = {};

    private IntSets() {}

    static boolean contains(int[] all, int one) {
        for (int each : all) {
            if (each == one) {
                return true;
            }
        }
        return false;
    }

    /** The set with one more, which it does not have yet. */
    static int[] with(int[] all, int one) {
        int[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = one;
        return more;
    }

    static int[] without(int[] all, int one) {
        int[] rest = new int[all.length];
        int size = 0;
        for (int each : all) {
            if (each != one) {
                rest[size++] = each;
            }
        }
        return size == all.length ? all : Arrays.copyOf(rest, size);
    }

    static int[] distinct(int[] all) {
        if (all.length < 2) {
            return all;
        }
        int[] different = all.clone();
        Arrays.sort(different);
        boolean repeats = false;
        for (int i = 1; i < different.length; i++) {
            repeats |= different[i] == different[i - 1];
        }
        return repeats ? Arrays.stream(all).distinct().toArray() : all;
    }
}
