package dev.rustsecd.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Features as text, so that versions with the same ones share it: names between spaces, and a feature a line with its
 * name first. A name with white space, which no registry takes, is left out.
 */
final class FeatureText {
    private FeatureText() {}

    static String write(List<String> names) {
        return names.stream().filter(FeatureText::isName).collect(Collectors.joining(" "));
    }

    static String write(Map<String, List<String>> table) {
        return table.entrySet().stream()
                .filter(feature -> isName(feature.getKey()))
                .map(feature -> write(Stream.concat(Stream.of(feature.getKey()), feature.getValue().stream())
                        .toList()))
                .collect(Collectors.joining("\n"));
    }

    static List<String> names(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    static Map<String, List<String>> table(String text) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            List<String> names = names(line);
            if (!names.isEmpty()) {
                table.put(names.get(0), names.subList(1, names.size()));
            }
        }
        return table;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
    }
}
