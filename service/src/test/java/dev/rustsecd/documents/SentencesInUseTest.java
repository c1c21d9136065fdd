package dev.rustsecd.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence of package {@code words} is said somewhere. */
class SentencesInUseTest {
    private static final Path ROOT = Path.of(System.getProperty("rustsecd.basedir"));
    private static final Pattern SENTENCE = Pattern.compile("public static (?:final )?String (\\w+)");
    private static final Pattern NAME = Pattern.compile("\\w+");

    @Test
    void noSentenceIsLeftOver() throws IOException {
        Map<String, Integer> uses = new HashMap<>();
        for (String module : List.of("schema", "ingest", "service")) {
            for (Path source : sources(ROOT.resolve(module).resolve("src/main"))) {
                NAME.matcher(Files.readString(source))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.groupingBy(name -> name, Collectors.summingInt(name -> 1)))
                        .forEach((name, times) -> uses.merge(name, times, Integer::sum));
            }
        }
        List<String> sentences = new ArrayList<>();
        for (Path file : sources(ROOT.resolve("schema/src/main/java/dev/rustsecd/words"))) {
            SENTENCE.matcher(Files.readString(file)).results().forEach(found -> sentences.add(found.group(1)));
        }
        assertTrue(sentences.size() > 300, () -> sentences.size() + " are too few to be all of them");
        Map<String, Long> declared =
                sentences.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertEquals(
                List.of(),
                declared.entrySet().stream()
                        .filter(name -> uses.getOrDefault(name.getKey(), 0) <= name.getValue())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|jte)"))
                    .toList();
        }
    }
}
