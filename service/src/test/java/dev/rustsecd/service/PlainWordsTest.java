package dev.rustsecd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing that people read says these phrases, each of which readers stumbled over: neither the sources and their
 * resources, nor the golden files, nor the documents.
 */
class PlainWordsTest {
    private static final Path ROOT = Path.of(System.getProperty("rustsecd.basedir"));

    /** A word or two of each, where the rest varies. */
    private static final List<Pattern> STUMBLED_OVER = Stream.of(
                    "Way out",
                    "no safe version can be had",
                    "[Mm]ove the lockfile to",
                    "an incompatible upgrade, to",
                    "need more than that",
                    "no release of it (is known to )?admits? the target",
                    "Comes in by",
                    "in this order beside the lockfile",
                    "Moving on is advised",
                    "A yank alone is no reason to move",
                    "Nothing is known against",
                    "is held against the RustSec advisory database",
                    "which version is the way out",
                    "The registry has no such crate, and no advisory is about one",
                    "The registry does not have some versions",
                    "are not published: Cargo's default is assumed",
                    "not every way was tried",
                    "the first load has not ended",
                    "there is (GET|POST|PUT|QUERY|DELETE)\\b[^.]",
                    "Nothing is here",
                    "there is no Cargo\\.lock here or above",
                    "end with 1 where there is one",
                    "cannot be brought up to date",
                    "The host's name does not resolve",
                    "\\b[Hh]eed(s|ed|ing)?\\b",
                    "facts of the advisories that are in the jar",
                    "[Aa]s cargo-audit has it")
            .map(Pattern::compile)
            .toList();

    @Test
    void noPhraseThatReadersStumbledOverIsLeft() throws IOException {
        List<Path> files = files();
        assertTrue(files.size() > 600, files.size() + " files");
        List<String> left = new ArrayList<>();
        for (Path file : files) {
            String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                addPhrases(ROOT.relativize(file) + ":" + (i + 1), lines[i], left);
            }
        }
        assertEquals(List.of(), left);
    }

    private static void addPhrases(String place, String line, List<String> left) {
        for (Pattern phrase : STUMBLED_OVER) {
            if (phrase.matcher(line).find()) {
                left.add(place + ": " + phrase);
            }
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("schema", "ingest", "service")) {
            addAll(ROOT.resolve(module).resolve("src/main"), files);
            Path golden = ROOT.resolve(module).resolve("src/test/resources/golden");
            if (Files.exists(golden)) {
                addAll(golden, files);
            }
        }
        try (Stream<Path> documents = Files.list(ROOT.resolve("docs"))) {
            documents.filter(file -> file.toString().endsWith(".md")).forEach(files::add);
        }
        files.add(ROOT.resolve("README.md"));
        return files;
    }

    /** All texts; what has a NUL is none. */
    private static void addAll(Path folder, List<Path> files) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\0') < 0) {
                    files.add(file);
                }
            }
        }
    }
}
