package dev.rustsecd.ingest.plan;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.source.KnownIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Index files whose names differ in {@code -} and {@code _} alone. crates.io has none; of those that a mirror might have,
 * the one that is stored counts while it is there, else the first by name.
 */
public final class IndexTwins {
    private IndexTwins() {}

    /** The delta's changed files without those that another one stands for. */
    public static List<Entry> without(KnownIndex known, IndexDelta delta) {
        Map<String, String> nameOf = new HashMap<>();
        known.contents().keySet().stream()
                .filter(name -> !delta.removed().contains(name))
                .forEach(name -> nameOf.put(CrateName.canonical(name), name));
        List<Entry> first = new ArrayList<>(delta.changed().size());
        for (Entry entry : delta.changed()) {
            String name = nameOf.computeIfAbsent(CrateName.canonical(entry.name()), canonical -> entry.name());
            if (name.equals(entry.name())) {
                first.add(entry);
            }
        }
        return first;
    }
}
