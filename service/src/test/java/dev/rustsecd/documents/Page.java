package dev.rustsecd.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A document in Markdown, or a section of one. */
record Page(String text) {
    static final Path ROOT = Path.of(System.getProperty("rustsecd.basedir"));

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern FENCE = Pattern.compile("(?s)```\n(.*?)```\n");

    static Page read(String path) {
        try {
            return new Page(Files.readString(ROOT.resolve(path)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The files of a folder with one ending, one behind the other. */
    static Page readAll(String folder, String ending) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return new Page(files.map(file -> folder + "/" + file.getFileName())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .map(name -> read(name).text())
                    .collect(Collectors.joining("\n")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What stands under a heading of the second level, up to the next one. */
    Page section(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException("there is no section " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        return new Page(text.substring(start + 1, end < 0 ? text.length() : end));
    }

    /** The cells of each row of the tables, but for their heads. */
    List<List<String>> rows() {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("| "))
                .filter(i -> i + 1 == lines.size() || !lines.get(i + 1).startsWith("|--"))
                .mapToObj(i -> Arrays.stream(lines.get(i).substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** What stands in back-ticks, outside of blocks of code. */
    List<String> code() {
        return CODE.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The blocks of code. */
    List<String> blocks() {
        return FENCE.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** All that a pattern finds. */
    List<String> all(String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
