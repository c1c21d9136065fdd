package dev.rustsecd.crate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by crate name, found by any spelling of it without making a string. Immutable; its keys are not for strangers
 * to choose, as a look-up walks over neighbours.
 */
public final class CrateNameMap<V> {
    /** Places for each name: most look-ups are for names that are not here, and end at the first empty place. */
    private static final int SPARSITY = 4;

    private final @Nullable String[] names;
    private final Object[] values;
    private final int shift;

    /**
     * @param byCanonical by the names' canonical form
     */
    public CrateNameMap(Map<String, V> byCanonical) {
        int places = Integer.highestOneBit(Math.max(1, byCanonical.size()) * SPARSITY) * 2;
        shift = Integer.numberOfLeadingZeros(places) + 1;
        names = new String[places];
        values = new Object[places];
        byCanonical.forEach(this::put);
    }

    private void put(String name, V value) {
        int place = place(name);
        while (names[place] != null) {
            place = next(place);
        }
        names[place] = name;
        values[place] = value;
    }

    /** The value of a name in any spelling, or null. */
    @SuppressWarnings("unchecked") // only values of the type are put in
    public @Nullable V get(String name) {
        for (int place = place(name); names[place] != null; place = next(place)) {
            if (CrateName.isSpelling(name, names[place])) {
                return (V) values[place];
            }
        }
        return null;
    }

    private int place(String name) {
        return (CrateName.canonicalHash(name) * 0x9e37_79b9) >>> shift;
    }

    private int next(int place) {
        return place + 1 & names.length - 1;
    }
}
