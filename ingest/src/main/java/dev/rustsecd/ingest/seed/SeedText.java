package dev.rustsecd.ingest.seed;

import dev.rustsecd.ingest.seed.Seed.Entry;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The seed's file: five lines of header, then for each advisory {@code == PATH}, its times, and its front matter.
 *
 * <pre>{@code
 * rustsecd seed 1
 * commit bf5c0d245a92671908518d7e765914d437954ed6
 * committed 2026-08-21T06:28:40Z
 * crates 2c4b...
 * rust 91fe...
 * == crates/time/RUSTSEC-2020-0071.md
 * created 2020-11-19T02:21:00Z 2020-11-18
 * modified 2024-06-05T14:00:17Z 2024-06-05
 * [advisory]
 * ...
 * }</pre>
 */
final class SeedText {
    private static final String FORMAT = "rustsecd seed 1";
    private static final String ENTRY = "== ";

    private SeedText() {}

    static String write(Seed seed) {
        StringBuilder text = new StringBuilder();
        text.append(FORMAT).append('\n');
        text.append("commit ").append(seed.commit()).append('\n');
        text.append("committed ").append(seed.committedAt()).append('\n');
        text.append("crates ").append(seed.cratesTree()).append('\n');
        text.append("rust ").append(seed.rustTree()).append('\n');
        for (Entry entry : seed.entries()) {
            text.append(ENTRY).append(entry.path()).append('\n');
            text.append("created ").append(touch(entry.created())).append('\n');
            text.append("modified ").append(touch(entry.modified())).append('\n');
            text.append(entry.frontMatter());
        }
        return text.toString();
    }

    /**
     * @throws IllegalStateException if the text is not a seed: it is a part of the program, so that is a bug
     */
    static Seed read(String text) {
        Iterator<String> lines = text.lines().iterator();
        if (!lines.next().equals(FORMAT)) {
            throw new IllegalStateException("not a seed of this format");
        }
        Position commit = new Position(field(lines, "commit"));
        Instant committedAt = Instant.parse(field(lines, "committed"));
        String crates = field(lines, "crates");
        String rust = field(lines, "rust");
        return new Seed(commit, committedAt, crates, rust, entries(lines));
    }

    private static List<Entry> entries(Iterator<String> lines) {
        List<Entry> entries = new ArrayList<>();
        String head = lines.hasNext() ? lines.next() : "";
        while (head.startsWith(ENTRY)) {
            String path = head.substring(ENTRY.length());
            Touch created = touch(field(lines, "created"));
            Touch modified = touch(field(lines, "modified"));
            StringBuilder frontMatter = new StringBuilder();
            head = "";
            while (lines.hasNext() && head.isEmpty()) {
                String line = lines.next();
                if (line.startsWith(ENTRY)) {
                    head = line;
                } else {
                    frontMatter.append(line).append('\n');
                }
            }
            entries.add(new Entry(path, created, modified, frontMatter.toString()));
        }
        return entries;
    }

    private static String field(Iterator<String> lines, String name) {
        String line = lines.next();
        if (!line.startsWith(name + " ")) {
            throw new IllegalStateException("the seed has no " + name + " where one is expected");
        }
        return line.substring(name.length() + 1);
    }

    private static String touch(Touch touch) {
        return touch.at() + " " + touch.on();
    }

    private static Touch touch(String text) {
        int space = text.indexOf(' ');
        return new Touch(Instant.parse(text.substring(0, space)), LocalDate.parse(text.substring(space + 1)));
    }
}
