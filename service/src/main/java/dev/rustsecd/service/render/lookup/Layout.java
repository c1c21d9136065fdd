package dev.rustsecd.service.render.lookup;

import dev.rustsecd.service.render.PlainMarkdown;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.service.render.markdown.MarkdownText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the parts of an answer are laid out. Texts of strangers stay what they are: they begin no line of their own. */
enum Layout {
    TEXT {
        @Override
        String title(String text) {
            return SafeText.of(text) + "\n";
        }

        @Override
        String heading(String text) {
            return SafeText.of(PlainMarkdown.inline(text)) + "\n";
        }

        @Override
        String sentence(String text) {
            return SafeText.of(text) + "\n";
        }

        @Override
        String field(String label, String value) {
            return "  " + label + ": " + SafeText.of(value) + "\n";
        }

        @Override
        String reference(String label, String address) {
            return label + ": " + SafeText.of(address) + "\n";
        }

        @Override
        String quote(String text) {
            return SafeText.lines(PlainMarkdown.block(text))
                    .lines()
                    .map(line -> "    " + line)
                    .collect(Collectors.joining("\n", "\n", "\n"));
        }
    },

    MARKDOWN {
        @Override
        String title(String text) {
            return "# " + plain(text) + "\n\n";
        }

        @Override
        String heading(String text) {
            return PlainMarkdown.pieces(text).stream()
                    .map(piece -> piece.code() ? code(piece.text()) : plain(piece.text()))
                    .collect(Collectors.joining("", "## ", "\n\n"));
        }

        @Override
        String sentence(String text) {
            return plain(text) + "\n\n";
        }

        @Override
        String field(String label, String value) {
            boolean address = MarkdownText.isWebAddress(value);
            return "- " + label + ": " + (address ? MarkdownText.link(value) : code(value)) + "\n";
        }

        @Override
        String reference(String label, String address) {
            return plain(label) + ": " + code(address) + "\n";
        }

        /** Between fences that are longer than any in the text. */
        @Override
        String quote(String text) {
            String safe = SafeText.lines(text);
            String fence = "`".repeat(Math.max(MIN_FENCE, longestRun(safe) + 1));
            return "\n" + fence + "text\n" + safe + "\n" + fence + "\n";
        }

        /** A code span, between more backticks than the text has in a row. */
        private String code(String text) {
            String safe = SafeText.of(text).strip();
            int run = longestRun(safe);
            String marks = "`".repeat(run + 1);
            return run == 0 ? marks + safe + marks : marks + ' ' + safe + ' ' + marks;
        }

        /** Without emphasis, links, tags and entities: nobody shows it where mentions or references are looked for. */
        private String plain(String text) {
            return ACTIVE.matcher(SafeText.of(text)).replaceAll("\\\\$0");
        }
    };

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    /** An underscore in a word is no emphasis. Source: CommonMark 0.31.2, sections 2.4 and 6.2. */
    private static final Pattern ACTIVE = Pattern.compile("[\\\\`*\\[\\]<>&~$#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

    private static final int MIN_FENCE = 3;

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }

    abstract String title(String text);

    /** What an advisory is about; its title is Markdown. */
    abstract String heading(String text);

    /** A paragraph of one line. */
    abstract String sentence(String text);

    /** One of several lines that belong together. */
    abstract String field(String label, String value);

    /** Where there is more. */
    abstract String reference(String label, String address);

    /** Markdown of somebody else. */
    abstract String quote(String text);
}
