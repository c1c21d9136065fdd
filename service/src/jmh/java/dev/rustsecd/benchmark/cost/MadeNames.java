package dev.rustsecd.benchmark.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Names for crates that nobody has published, made of the words of real ones: as long, and as alike, as those are. */
final class MadeNames {
    private final List<String> words = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Random random;

    MadeNames(List<String> real, Random random) {
        this.random = random;
        for (String name : real) {
            taken.add(canonical(name));
            words.addAll(List.of(name.split("[-_]")));
        }
        words.removeIf(String::isEmpty);
    }

    /** A name like a real one: one of its words, or its only one, is another's, with a third behind it where that is taken. */
    String like(String name) {
        String[] parts = name.split("[-_]");
        parts[random.nextInt(parts.length)] = word();
        String made = String.join("-", parts);
        while (!Character.isLetter(made.charAt(0)) || !taken.add(canonical(made))) {
            made = word() + '-' + made.substring(made.length() > 30 ? 20 : 0);
        }
        return made;
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }

    private static String canonical(String name) {
        return name.replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
