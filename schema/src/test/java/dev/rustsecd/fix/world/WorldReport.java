package dev.rustsecd.fix.world;

import dev.rustsecd.fix.world.Mistake.Kind;
import dev.rustsecd.words.Count;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of many worlds. */
final class WorldReport {
    private static final int EXAMPLES = Integer.getInteger("rustsecd.examples", 1);

    private final Map<Kind, List<String>> mistakes = new EnumMap<>(Kind.class);
    private final Map<String, Integer> classes = new TreeMap<>();
    private int worlds;
    private int undecided;

    void add(World world) {
        WorldCheck check = new WorldCheck(world);
        worlds++;
        for (Mistake mistake : check.mistakes()) {
            mistakes.computeIfAbsent(mistake.kind(), none -> new ArrayList<>())
                    .add(world.seed() + ": " + mistake.what());
        }
        check.plans().values().forEach(plan -> classes.merge(plan.fixClass().label(), 1, Integer::sum));
        undecided += check.undecided();
    }

    Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        mistakes.forEach((kind, all) -> counts.put(kind, all.size()));
        return counts;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Count.of(worlds, "world", "worlds"))
                .append(": ")
                .append(classes);
        text.append(", undecided ").append(undecided);
        mistakes.forEach((kind, all) -> {
            text.append("\n\n").append(kind).append(' ').append(all.size());
            all.stream().limit(EXAMPLES).forEach(one -> text.append("\n    ").append(one));
        });
        return text.toString();
    }
}
