package dev.rustsecd.release;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives each text a place, the same one each time. */
final class TextTable {
    private final Map<String, Integer> places = new LinkedHashMap<>();

    int place(String text) {
        return places.computeIfAbsent(text, first -> places.size());
    }

    /** In the order of their places. */
    Set<String> texts() {
        return places.keySet();
    }
}
