package dev.rustsecd.service.render;

import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.words.NoFixSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the text of an advisory about an unmaintained crate suggests in its place, in the advisory's own words: the items
 * below a heading such as "Possible Alternatives", else the first sentence that names a replacement. Bounded.
 */
public final class Alternatives {
    private static final int MAX_READ = 20_000;
    private static final int MAX_ITEMS = 8;
    private static final int MAX_ITEM = 120;
    private static final int MAX_CHARACTERS = 300;

    /** As the headings and introductions of RustSec's records have it. */
    private static final Pattern TITLE =
            Pattern.compile("alternatives?(\\(s\\))?( to consider)?|.* alternatives?(\\(s\\))?|replacements?");

    /** A sentence that names a replacement says one of these. */
    private static final Pattern SUGGESTION = Pattern.compile(
            "\\b(instead|switch(ing)? to|renamed (from .{1,80} )?to|rebranded to|superseded by|merged into|replaced (by|with)"
                    + "|in favou?r of|(is|as an?|maintained) (fork|successor)|(available|published|continues) as|fork called"
                    + "|successor (of|to)|suggests?|recommends?|recommended|moved (in)?to|new crate name|please use|can use"
                    + "|migrate to|consider using)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NAMES = Pattern.compile("`[^`\\n]{1,100}+`|\\[[^\\[\\]\\n]{1,100}+\\]|https?://");
    private static final Pattern AGAINST = Pattern.compile("\\bnot recommend", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+(?=[A-Z`\\[])");

    private Alternatives() {}

    /** A sentence that says that there is no release to wait for, and behind it what the advisory suggests, if anything. */
    static String behind(String sentence, AdvisoryRecord record) {
        return of(record)
                .map(named -> sentence + ' ' + NoFixSentences.suggested(named))
                .orElse(sentence);
    }

    /** As plain text. */
    public static Optional<String> of(AdvisoryRecord record) {
        String description = record.advisory().description();
        List<String> lines = description
                .substring(0, Math.min(MAX_READ, description.length()))
                .lines()
                .toList();
        List<String> listed = listed(lines);
        return listed.isEmpty()
                ? sentence(lines)
                : Optional.of(PlainMarkdown.cut(String.join("; ", listed), MAX_CHARACTERS));
    }

    /** The items of the first list that is headed so. */
    private static List<String> listed(List<String> lines) {
        List<String> items = new ArrayList<>();
        boolean headed = false;
        for (String line : lines) {
            String heading = PlainMarkdown.heading(line);
            String item = PlainMarkdown.item(line);
            if (heading != null && !items.isEmpty()) {
                break;
            } else if (isTitle(heading == null ? line : heading)) {
                headed = true;
            } else if (heading != null) {
                headed = false;
            } else if (headed && item != null && items.size() < MAX_ITEMS) {
                items.add(
                        PlainMarkdown.cut(withoutStop(PlainMarkdown.inline(item).strip()), MAX_ITEM));
            }
        }
        return items;
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isTitle(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        boolean introduces = text.endsWith(":");
        return text.length() < 80
                && TITLE.matcher(introduces ? text.substring(0, text.length() - 1) : text)
                        .matches();
    }

    private static Optional<String> sentence(List<String> lines) {
        for (String paragraph : paragraphs(lines)) {
            for (String sentence : SENTENCE_END.split(paragraph)) {
                if (isSuggestion(sentence)) {
                    return Optional.of(
                            PlainMarkdown.cut(PlainMarkdown.inline(sentence).strip(), MAX_CHARACTERS));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSuggestion(String sentence) {
        return SUGGESTION.matcher(sentence).find()
                && NAMES.matcher(sentence).find()
                && !AGAINST.matcher(sentence).find();
    }

    /** Without headings, code blocks and definitions of links. */
    private static List<String> paragraphs(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean code = false;
        for (String line : lines) {
            boolean fence = PlainMarkdown.isFence(line);
            code ^= fence;
            boolean apart = fence || code || line.isBlank() || PlainMarkdown.heading(line) != null;
            String item = PlainMarkdown.item(line);
            if (apart || item != null) {
                paragraphs.add(paragraph.toString());
                paragraph.setLength(0);
            }
            if (!apart && !PlainMarkdown.isDefinition(line)) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(item == null ? line.strip() : item);
            }
        }
        paragraphs.add(paragraph.toString());
        return paragraphs;
    }
}
