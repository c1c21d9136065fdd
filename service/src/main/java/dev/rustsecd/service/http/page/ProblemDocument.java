package dev.rustsecd.service.http.page;

import dev.rustsecd.service.page.ProblemsPage;
import dev.rustsecd.service.page.ProblemsPage.Entry;
import dev.rustsecd.service.page.ProblemsPage.Paragraph;
import dev.rustsecd.service.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code docs/problems.md}, which the jar carries, as the page of the problems shows it. */
final class ProblemDocument {
    private static final String ADVICE = "What to do: ";

    private ProblemDocument() {}

    /** The sections in the order of the document. */
    static ProblemsPage page() {
        Map<String, ProblemType> types =
                Arrays.stream(ProblemType.values()).collect(Collectors.toMap(ProblemType::slug, Function.identity()));
        List<Entry> entries = new ArrayList<>();
        String[] sections = read().split("(?m)^## ");
        for (String section : Arrays.asList(sections).subList(1, sections.length)) {
            int end = section.indexOf('\n');
            String slug = section.substring(0, end).strip();
            entries.add(entry(Objects.requireNonNull(types.get(slug), slug), section.substring(end)));
        }
        return ProblemsPage.of(entries);
    }

    private static Entry entry(ProblemType type, String text) {
        List<Paragraph> meaning = new ArrayList<>();
        List<Paragraph> advice = new ArrayList<>();
        for (String paragraph : text.strip().split("\n{2,}")) {
            String line = paragraph.replace('\n', ' ');
            if (line.startsWith(ADVICE)) {
                advice.add(Paragraph.of(capitalised(line.substring(ADVICE.length()))));
            } else {
                meaning.add(Paragraph.of(line.replaceFirst("^Status \\d+\\. ", "")));
            }
        }
        return new Entry(type, meaning, advice);
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String read() {
        try (InputStream in = ProblemDocument.class.getResourceAsStream("/docs/problems.md")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
