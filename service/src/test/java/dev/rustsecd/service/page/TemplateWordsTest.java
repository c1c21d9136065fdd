package dev.rustsecd.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates lay out: what has more than two words is a sentence of the catalogue, in text and in attributes. */
class TemplateWordsTest {
    private static final Path TEMPLATES =
            Path.of(System.getProperty("rustsecd.basedir")).resolve("service/src/main/jte");

    private static final Pattern NOT_SAID = Pattern.compile("(?s)<%--.*?--%>|(?m)^@(?:import|param) .*$");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:aria-label|alt|title|label|data-busy) ?= ?\"([^\"$]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\$(?:unsafe)?\\{[^}]*}");

    /** What a piece that is code has in it, and no sentence. */
    private static final Pattern CODE = Pattern.compile("[@(){}=!]");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    @Test
    void sentencesAreInTheCatalogue() throws IOException {
        List<String> said = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(TEMPLATES)) {
            files = all.filter(file -> file.toString().endsWith(".jte")).toList();
        }
        assertTrue(files.size() > 20, files.toString());
        for (Path file : files) {
            sentences(Files.readString(file)).forEach(sentence -> said.add(file.getFileName() + ": " + sentence));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void aSentenceIsFoundInTextAndInAttributes() {
        assertEquals(
                List.of("say more than this", "Three words here"),
                sentences(
                        "<p aria-label=\"say more than this\">Two words <b>${a.b()}</b></p>\n<td>Three words here</td>"));
    }

    private static List<String> sentences(String template) {
        String text = NOT_SAID.matcher(template).replaceAll("");
        Stream<String> attributes = ATTRIBUTE.matcher(text).results().map(found -> found.group(1));
        Stream<String> between = Stream.of(VALUE.matcher(text)
                        .replaceAll("\n")
                        .replaceAll("<[^>]*>|@(?:else|endif|endfor)", "\n")
                        .split("\n"))
                .filter(piece -> !CODE.matcher(piece).find());
        return Stream.concat(attributes, between)
                .map(String::strip)
                .filter(line -> WORD.matcher(line).results().count() > 2)
                .toList();
    }
}
