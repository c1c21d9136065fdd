package dev.rustsecd.service.render.markdown;

import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.words.FindingSentences;
import java.util.List;
import java.util.stream.Collectors;

/** The pieces that entries are made of, each of them bounded. */
final class EntryText {
    /** A cell in which there is nothing to say. */
    static final String NONE = "–";

    private static final int MAX_NAME = 100;
    private static final int MAX_SENTENCE = 400;
    private static final int MAX_STEPS = 8;
    private static final int MAX_COMMANDS = 10;

    private EntryText() {}

    static String name(String text) {
        return MarkdownText.cut(text, MAX_NAME);
    }

    static String locked(LockedPackage locked) {
        return MarkdownText.code(name(locked.label()));
    }

    /** The one command that does it, or else the sentence of what to do. */
    static String fix(String sentence, List<String> commands) {
        return commands.size() == 1 && isShown(commands.get(0))
                ? MarkdownText.code(commands.get(0))
                : MarkdownText.prose(MarkdownText.cut(sentence, MAX_SENTENCE));
    }

    private static boolean isShown(String command) {
        return command.length() <= MAX_SENTENCE && MarkdownText.isPlainCode(command);
    }

    /** Begins details; of what kind they are comes as HTML. */
    static void open(StringBuilder out, LockedPackage locked, String what) {
        out.append("\n<details><summary>")
                .append(MarkdownText.htmlCode(name(locked.label())))
                .append(": ")
                .append(what)
                .append("</summary>\n\n");
    }

    static String closed(StringBuilder out) {
        return out.append("\n</details>\n").toString();
    }

    /** One line of a list. */
    static void item(StringBuilder out, String text) {
        out.append("- ").append(MarkdownText.prose(text)).append('\n');
    }

    static void commands(StringBuilder out, List<String> commands) {
        commands.stream()
                .filter(EntryText::isShown)
                .limit(MAX_COMMANDS)
                .forEach(command ->
                        out.append("- ").append(MarkdownText.code(command)).append('\n'));
    }

    static void paths(StringBuilder out, DependencyPaths paths) {
        for (List<LockedPackage> path : paths.shortest()) {
            out.append("- ").append(path(path, paths.labels())).append('\n');
        }
        int more = paths.total() - paths.shortest().size();
        if (more > 0) {
            out.append("- ").append(FindingSentences.moreRoots(more)).append('\n');
        }
    }

    /** From the root down; of a long path its two ends. */
    private static String path(List<LockedPackage> path, PackageLabels labels) {
        if (path.size() <= MAX_STEPS) {
            return steps(path, labels);
        }
        int half = MAX_STEPS / 2;
        return steps(path.subList(0, half), labels) + " → … → "
                + steps(path.subList(path.size() - half, path.size()), labels);
    }

    private static String steps(List<LockedPackage> steps, PackageLabels labels) {
        return steps.stream()
                .map(step -> MarkdownText.code(name(labels.of(step))))
                .collect(Collectors.joining(" → "));
    }
}
