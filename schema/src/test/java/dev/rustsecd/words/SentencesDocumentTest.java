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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/sentences.md} lists what every constant and method of a class {@code …Sentences} says, in this package and
 * those below it: with the values of {@code words/examples.properties}, and with 7, 1 and, where it then has other words, 0 where it
 * takes a number, unless the digits alone differ. Above them stands the class's javadoc, which says where they are read; {@code -Dgolden.update}
 * writes it anew.
 */
class SentencesDocumentTest {
    private static final Examples EXAMPLES = Examples.load();
    private static final Path ROOT = Path.of(System.getProperty("rustsecd.basedir"));
    private static final Path DOCUMENT = ROOT.resolve("docs/sentences.md");
    private static final Path SOURCES = ROOT.resolve("schema/src/main/java/dev/rustsecd/words");

    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public final class", Pattern.DOTALL);
    /** Numbers that stand for those of which there is no example. */
    private static final Set<Long> COUNTS = Set.of(7L, 1L, 0L);

    /** Where nothing is, sentences have other words: none says that there are 0 of something. */
    private static final Pattern ZERO = Pattern.compile("(?:^| )0 ");

    private static final Pattern MEMBER = Pattern.compile("    public static (?:final )?String (\\w+)");

    @Test
    void documentListsEverySentence() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
        assertTrue(expected.lines().count() > 10, expected);
        assertEquals(Set.of(), EXAMPLES.unused());
    }

    private static String document() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Sentences

                Every sentence that the program says, as the code has it (package `words`), with names, versions and numbers as examples.
                This page is made from the code; a test compares them. Clauses, labels and list items stand among them as the code has them.
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
        Class<?> type;
        String source;
        try {
            type = Class.forName("dev.rustsecd.words." + name);
            source = Files.readString(SOURCES.resolve(name.replace('.', '/') + ".java"));
        } catch (ClassNotFoundException | IOException e) {
            throw new IllegalStateException(e);
        }
        text.append("\n## ")
                .append(name)
                .append("\n\n")
                .append(introduction(source))
                .append('\n');
        Map<String, List<String>> places = new LinkedHashMap<>(Map.of("", new ArrayList<>()));
        Map<String, String> comments = comments(source);
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
                .sorted(Comparator.comparing(Field::getName))
                .forEach(field -> places.computeIfAbsent(
                                comments.getOrDefault(field.getName(), ""), comment -> new ArrayList<>())
                        .add(constant(field)));
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == String.class)
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .forEach(method -> places.computeIfAbsent(
                                comments.getOrDefault(method.getName(), ""), comment -> new ArrayList<>())
                        .addAll(said(method)));
        places.forEach((comment, sentences) -> {
            text.append(comment.isEmpty() || sentences.isEmpty() ? "\n" : "\n" + comment + "\n\n");
            sentences.forEach(sentence -> item(text, sentence));
        });
    }

    /** The comments of the class's parts, by the names of what follows them as far as the next blank line. */
    private static Map<String, String> comments(String source) {
        Map<String, String> comments = new HashMap<>();
        String comment = "";
        for (String line : source.lines().toList()) {
            Matcher member = MEMBER.matcher(line);
            if (line.startsWith("    // ")) {
                comment = line.strip().substring(3);
            } else if (line.isEmpty()) {
                comment = "";
            } else if (member.lookingAt() && !comment.isEmpty()) {
                comments.put(member.group(1), comment);
            }
        }
        return comments;
    }

    /** The javadoc of the class, as one line of Markdown. */
    private static String introduction(String source) {
        Matcher javadoc = JAVADOC.matcher(source);
        assertTrue(javadoc.find(), source);
        return javadoc.group(1)
                .replaceAll("\\s*\n \\* ?|\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }

    private static void item(StringBuilder text, String sentence) {
        if (!sentence.isBlank()) {
            text.append("- ").append(sentence.strip().replace("\n", "\n  ")).append('\n');
        }
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
                for (Object sample : samples(method, parameter)) {
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
                .filter(SentencesDocumentTest::isPartFirst)
                .map(row -> call(method, row))
                .filter(sentence -> !ZERO.matcher(sentence).find())
                .forEach(sentence -> said.putIfAbsent(sentence.replaceAll("[0-9]+", "#"), sentence));
        return said.values();
    }

    /** Where a sentence has several numbers, a part comes before the whole: 1 of 7, and not 7 of 1. */
    private static boolean isPartFirst(List<Object> row) {
        long[] numbers = row.stream()
                .filter(Number.class::isInstance)
                .mapToLong(number -> ((Number) number).longValue())
                .filter(COUNTS::contains)
                .toArray();
        return Arrays.equals(numbers, Arrays.stream(numbers).sorted().toArray());
    }

    private static List<Object> samples(Method method, Parameter parameter) {
        Class<?> type = parameter.getType();
        Optional<String> example = EXAMPLES.of(method, parameter);
        Optional<String> number = example.filter(text -> text.matches("[0-9]+"));
        if (type == String.class || type == Object.class || type == CharSequence.class) {
            return List.of(example.orElseThrow(() -> noExample(method, parameter)));
        } else if (type == int.class) {
            return number.map(Integer::valueOf).<List<Object>>map(List::of).orElse(List.of(7, 1, 0));
        } else if (type == long.class) {
            return number.map(Long::valueOf).<List<Object>>map(List::of).orElse(List.of(7L, 1L, 0L));
        } else if (type == boolean.class) {
            return List.of(true, false);
        } else if (type == List.class) {
            List<String> all = List.of(
                    example.orElseThrow(() -> noExample(method, parameter)).split("\\|"));
            return List.of(all.subList(0, 1), all);
        } else if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        throw noExample(method, parameter);
    }

    private static IllegalStateException noExample(Method method, Parameter parameter) {
        return new IllegalStateException("No example of " + parameter + " of " + method);
    }

    private static String call(Method method, List<Object> values) {
        try {
            return (String) method.invoke(null, values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }
}
