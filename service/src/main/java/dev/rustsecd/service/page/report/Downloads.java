package dev.rustsecd.service.page.report;

import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.words.page.ReportPageSentences;
import java.util.Arrays;
import java.util.List;

/**
 * The same report in other formats: a form that sends the lockfile again.
 *
 * @param packed what {@code POST /report} takes as {@code packed}; empty where the lockfile is too large for a page
 * @param command what to type instead
 */
public record Downloads(String packed, String sentence, String command, List<Format> formats) {
    /** The longest text that a page carries. */
    private static final int MAX_CHARACTERS = 400_000;

    /** A button. */
    public record Format(String value, String label) {}

    /** @param base address of this service, without a slash at its end */
    public static Downloads of(String packed, String base) {
        boolean small = packed.length() <= MAX_CHARACTERS;
        return new Downloads(
                small ? packed : "",
                small ? ReportPageSentences.downloads() : ReportPageSentences.downloadsTooLarge(),
                "curl --data-binary @Cargo.lock '" + base + "/v1/audit?format=sarif'",
                Arrays.stream(ReportFormat.values())
                        .map(format -> new Format(format.label(), format.title()))
                        .toList());
    }

    /** The name of the file that a browser writes. */
    public static String fileName(ReportFormat format) {
        return "rustsecd-" + format.label() + format.fileEnding();
    }
}
