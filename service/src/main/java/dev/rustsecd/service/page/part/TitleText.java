package dev.rustsecd.service.page.part;

import java.util.ArrayList;
import java.util.List;

/** A part of an advisory's title, which is one line of Markdown: what stands between backticks is code. */
public record TitleText(String text, boolean isCode) {
    /** The parts in order; a backtick without its partner stands for itself. */
    public static List<TitleText> parts(String title) {
        List<TitleText> parts = new ArrayList<>();
        int at = 0;
        int open = title.indexOf('`');
        while (open >= 0) {
            int close = title.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            add(parts, title.substring(at, open), false);
            add(parts, title.substring(open + 1, close), true);
            at = close + 1;
            open = title.indexOf('`', at);
        }
        add(parts, title.substring(at), false);
        return parts;
    }

    private static void add(List<TitleText> parts, String text, boolean code) {
        if (!text.isEmpty()) {
            parts.add(new TitleText(text, code));
        }
    }
}
