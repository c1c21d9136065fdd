package dev.rustsecd.resolve;

import java.util.HashMap;
import java.util.Map;

/** The packages of each crate; of those of a lockfile the arrays are made when they are first asked for. */
final class NodesByCrate {
    private final Map<String, int[]> known = new HashMap<>();

    /** By crate the last package of the lockfile, and by package the one of its crate before it; -1 for none. */
    private final Map<String, Integer> last = new HashMap<>();

    private final int[] previous;

    NodesByCrate(String[] crates, int size) {
        previous = new int[size];
        for (int node = 0; node < size; node++) {
            Integer before = last.put(crates[node], node);
            previous[node] = before == null ? -1 : before;
        }
    }

    int[] of(String canonical) {
        return known.computeIfAbsent(canonical, this::ofLockfile);
    }

    void put(String canonical, int[] nodes) {
        known.put(canonical, nodes);
    }

    private int[] ofLockfile(String canonical) {
        int count = 0;
        int start = last.getOrDefault(canonical, -1);
        for (int node = start; node >= 0; node = previous[node]) {
            count++;
        }
        int[] nodes = new int[count];
        for (int node = start; node >= 0; node = previous[node]) {
            nodes[--count] = node;
        }
        return nodes;
    }
}
