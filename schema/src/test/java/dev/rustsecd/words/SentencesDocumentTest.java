package dev.rustsecd.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/sentences.md} lists what every constant and method of a class {@code …Sentences} says, in this package and
 * those below it: with the names of its parameters where values go, and with 0, 1 and 2 where it takes a number, unless
 * the digits alone differ; {@code -Dgolden.update} writes it anew.
 */
class SentencesDocumentTest {
    private static final Path ROOT = Path.of(System.getProperty("rustsecd.basedir"));
    private static final Path DOCUMENT = ROOT.resolve("docs/sentences.md");
    private static final Path SOURCES = ROOT.resolve("schema/src/main/java/dev/rustsecd/words");

    @Test
    void documentListsEverySentence() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
        assertTrue(expected.lines().count() > 10, expected);
    }

    private static String document() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Sentences

                Every sentence that the program says, as the code has it (package `words`); words in ‹these› stand for values.
                This page is made from the code; a test compares them.
                """);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith("Sentences.java"))
                    .map(file -> SOURCES.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace('/', '.'))
                    .sorted()
                    .forEach(name -> append(text, name));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name) {
        text.append("\n## ").append(name).append("\n\n");
        Class<?> type;
        try {
            type = Class.forName("dev.rustsecd.words." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
                .sorted(Comparator.comparing(Field::getName))
                .forEach(field -> item(text, constant(field)));
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == String.class)
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .forEach(method -> said(method).forEach(sentence -> item(text, sentence)));
    }

    private static void item(StringBuilder text, String sentence) {
        text.append("- ").append(sentence.strip().replace("\n", "\n  ")).append('\n');
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    /** What the method says with each combination of sample values. */
    private static Collection<String> said(Method method) {
        List<List<Object>> rows = List.of(List.of());
        for (Parameter parameter : method.getParameters()) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> row : rows) {
                for (Object sample : samples(parameter)) {
                    List<Object> next = new ArrayList<>(row);
                    next.add(sample);
                    longer.add(next);
                }
            }
            rows = longer;
        }
        // Sentences that differ in digits alone are one.
        Map<String, String> said = new LinkedHashMap<>();
        rows.stream()
                .map(row -> call(method, row))
                .forEach(sentence -> said.putIfAbsent(sentence.replaceAll("[0-9]+", "#"), sentence));
        return said.values();
    }

    private static List<Object> samples(Parameter parameter) {
        Class<?> type = parameter.getType();
        String name = "‹" + parameter.getName() + "›";
        if (type == String.class || type == Object.class || type == CharSequence.class) {
            return List.of(name);
        } else if (type == int.class) {
            return List.of(0, 1, 2);
        } else if (type == long.class) {
            return List.of(0L, 1L, 2L);
        } else if (type == boolean.class) {
            return List.of(true, false);
        } else if (type == List.class) {
            return List.of(List.of(name), List.of(name, name));
        } else if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        throw new IllegalArgumentException("No sample of " + parameter);
    }

    private static String call(Method method, List<Object> values) {
        try {
            return (String) method.invoke(null, values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }
}
