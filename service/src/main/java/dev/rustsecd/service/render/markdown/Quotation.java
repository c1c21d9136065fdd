package dev.rustsecd.service.render.markdown;

import dev.rustsecd.service.render.PlainMarkdown;
import dev.rustsecd.service.render.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Markdown of an advisory as a quotation: code stays code, lists stay lists, headings are bold, and links are their
 * texts. Nothing else of it is markup.
 */
public final class Quotation {
    private static final String QUOTED = "> ";
    private static final int SHORTEST_FENCE = 3;

    private final List<String> quoted = new ArrayList<>();
    private final List<String> code = new ArrayList<>();
    private boolean inCode;

    private Quotation() {}

    /** @param maxCharacters of the text, before it is quoted */
    public static String of(String markdown, int maxCharacters) {
        Quotation quotation = new Quotation();
        MarkdownText.cut(markdown.strip(), maxCharacters).lines().forEach(quotation::line);
        quotation.endCode();
        return quotation.quoted.stream()
                .map(line -> line.isEmpty() ? ">" : QUOTED + line)
                .collect(Collectors.joining("\n"));
    }

    private void line(String line) {
        if (PlainMarkdown.isFence(line)) {
            endCode();
            inCode = !inCode;
        } else if (inCode) {
            code.add(SafeText.of(line));
        } else if (!PlainMarkdown.isDefinition(line)) {
            quoted.add(prose(line));
        }
    }

    /** A fence that no line of the code can close. */
    private void endCode() {
        if (!code.isEmpty()) {
            int longest = code.stream().mapToInt(Quotation::backticks).max().orElse(0);
            String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
            quoted.add(fence);
            quoted.addAll(code);
            quoted.add(fence);
            code.clear();
        }
    }

    private static int backticks(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String prose(String line) {
        String heading = PlainMarkdown.heading(line);
        if (heading != null) {
            String text = MarkdownText.prose(heading);
            return text.isEmpty() ? "" : "**" + text + "**";
        }
        String item = PlainMarkdown.item(line);
        return item == null ? MarkdownText.begun(inline(line)) : "- " + MarkdownText.begun(inline(item));
    }

    /** One line with its code. */
    static String inline(String text) {
        StringBuilder out = new StringBuilder();
        for (PlainMarkdown.Piece piece : PlainMarkdown.pieces(SafeText.of(text).strip())) {
            String plain = piece.text();
            if (piece.code()) {
                out.append(MarkdownText.code(plain));
            } else {
                out.append(plain.startsWith(" ") ? " " : "")
                        .append(MarkdownText.prose(plain))
                        .append(plain.endsWith(" ") && plain.length() > 1 ? " " : "");
            }
        }
        return out.toString();
    }
}
