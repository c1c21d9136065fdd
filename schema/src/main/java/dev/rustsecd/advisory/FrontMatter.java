package dev.rustsecd.advisory;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.toml.TomlDocument;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/**
 * The parts of an advisory's file: a fenced TOML block from the first byte on, a Markdown heading, a description.
 *
 * <p>Source: rustsec crate, {@code advisory/parts.rs}; every advisory since October 2020 is written so.
 *
 * @param shift how many lines the TOML reader is ahead of the file
 * @param title may be empty
 * @param description may be empty
 */
record FrontMatter(TomlDocument toml, int shift, String title, String description) {
    private static final String START = "```toml";
    private static final String END = "\n```";
    private static final String HEADING = "# ";
    private static final String FIRST_TABLE = "[advisory]";

    /** In characters; the TOML reader's time can grow faster than its input. The largest published has 3,806. */
    static final int MAX_TOML = 16 * 1024;

    // Of another definition, in a text of other lines.
    private static final Pattern POSITION = Pattern.compile(" at line \\d+, column \\d+");

    static FrontMatter split(String text) {
        if (!text.startsWith(START)) {
            throw reject(RecordSentences.NO_START, Location.text(1, 1));
        }
        int end = text.indexOf(END);
        if (end < 0) {
            throw reject(RecordSentences.NO_END, Location.text(1, 1));
        }
        if (end > MAX_TOML) {
            throw reject(RecordSentences.frontMatterTooLong(MAX_TOML), Location.text(1, 1));
        }
        int heading = AdvisoryText.skipWhiteSpace(text, end + END.length());
        if (!text.startsWith(HEADING, heading)) {
            throw reject(RecordSentences.NO_HEADING, AdvisoryText.locate(text, heading));
        }
        int newline = text.indexOf('\n', heading);
        if (newline < 0) {
            throw reject(RecordSentences.NO_DESCRIPTION, AdvisoryText.locate(text, heading));
        }
        int start = Math.min(AdvisoryText.skipWhiteSpace(text, START.length()), end);
        String toml = AdvisoryText.trimEnd(text, start, end);
        int shift = startsOnFirstLine(text, start) && !toml.startsWith(FIRST_TABLE) ? 1 : 0;
        return new FrontMatter(
                parse(aligned(toml, AdvisoryText.locate(text, start)), shift),
                shift,
                AdvisoryText.trimEnd(text, heading + HEADING.length(), newline),
                AdvisoryText.trimEnd(
                        text, Math.min(AdvisoryText.skipWhiteSpace(text, newline + 1), text.length()), text.length()));
    }

    /** Where in the file something of the TOML is, or nowhere in particular. */
    Location locate(@Nullable TomlPosition position) {
        return position == null ? Location.NOWHERE : inFile(toml.locate(position), shift);
    }

    private static boolean startsOnFirstLine(String text, int start) {
        return text.indexOf('\n') >= start;
    }

    // The TOML at the lines and columns that it has in the file, so that messages name those; V4 files have no
    // header of their first table, which goes to the line of the fence.
    private static String aligned(String toml, Location.Text start) {
        String header = toml.startsWith(FIRST_TABLE) ? "" : FIRST_TABLE;
        boolean sameLine = start.line() == 1 && !header.isEmpty();
        return header + "\n".repeat(sameLine ? 1 : start.line() - 1) + " ".repeat(start.column() - 1) + toml;
    }

    private static TomlDocument parse(String toml, int shift) {
        try {
            return TomlDocument.parse(toml, Rejection.ADVISORY_INVALID);
        } catch (RejectedInput broken) {
            String detail = POSITION.matcher(RecordSentences.frontMatter(broken.detail()))
                    .replaceAll("");
            throw reject(detail, broken.where() instanceof Location.Text text ? inFile(text, shift) : broken.where());
        }
    }

    private static Location inFile(Location.Text place, int shift) {
        return Location.text(Math.max(1, place.line() - shift), place.column());
    }

    private static RejectedInput reject(String detail, Location where) {
        return new RejectedInput(Rejection.ADVISORY_INVALID, detail, where);
    }
}
