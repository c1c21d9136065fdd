package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import java.util.HashMap;
import java.util.Map;

/** The packages of each crate; of those of a lockfile the arrays are made when they are first asked for. */
final class NodesByCrate {
    private final Map<CanonicalName, int[]> known = new HashMap<>();

    /** By crate the last package of the lockfile, and by package the one of its crate before it; -1 for none. */
    private final Map<CanonicalName, Integer> last = new HashMap<>();

    private final int[] previous;

    NodesByCrate(CanonicalName[] crates, int size) {
        previous = new int[size];
        for (int node = 0; node < size; node++) {
            Integer before = last.put(crates[node], node);
            previous[node] = before == null ? -1 : before;
        }
    }

    int[] of(CanonicalName crate) {
        int[] nodes = known.get(crate);
        if (nodes == null) {
            nodes = ofLockfile(crate);
            known.put(crate, nodes);
        }
        return nodes;
    }

    void put(CanonicalName crate, int[] nodes) {
        known.put(crate, nodes);
    }

    private int[] ofLockfile(CanonicalName crate) {
        int count = 0;
        int start = last.getOrDefault(crate, -1);
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
