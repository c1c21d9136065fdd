package dev.rustsecd.resolve;

import java.util.Arrays;

/** Small sets of numbers as arrays that are never changed. */
final class IntSets {
    static final int[] NONE = {};

    private IntSets() {}

    static boolean contains(int[] all, int one) {
        return indexOf(all, one) >= 0;
    }

    /** The set with one more, which it does not have yet. */
    static int[] with(int[] all, int one) {
        return withAt(all, all.length, one);
    }

    /** Where the number is; -1 where it is not. */
    static int indexOf(int[] all, int one) {
        for (int i = 0; i < all.length; i++) {
            if (all[i] == one) {
                return i;
            }
        }
        return -1;
    }

    static int[] withAt(int[] all, int place, int one) {
        int[] more = new int[all.length + 1];
        System.arraycopy(all, 0, more, 0, place);
        more[place] = one;
        System.arraycopy(all, place, more, place + 1, all.length - place);
        return more;
    }

    static int[] withoutAt(int[] all, int place) {
        int[] rest = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, place + 1, rest, place, rest.length - place);
        return rest;
    }

    static int[] withoutLast(int[] all) {
        return withoutAt(all, all.length - 1);
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
