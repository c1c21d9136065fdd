package dev.rustsecd.ingest.demand;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The spellings under which an index is asked for a name, since it has a crate under one alone: as it is written, then all
 * {@code -}, then all {@code _}.
 */
final class Spellings {
    private Spellings() {}

    static List<String> of(String crate) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(crate);
        spellings.add(crate.replace('_', '-'));
        spellings.add(crate.replace('-', '_'));
        return List.copyOf(spellings);
    }
}
