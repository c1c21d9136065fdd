package dev.rustsecd.ingest.plan;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.ingest.source.Delta.SourceFile;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.util.List;
import java.util.stream.Stream;

/** What became of one file of a source when it was read. */
sealed interface FileReading {
    /** An index of the store takes no longer texts; the longest id that RustSec has is 20 characters. */
    int MAX_NAME_CHARS = 256;

    SourceFile file();

    /** An advisory. */
    record Good(SourceFile file, Advisory advisory) implements FileReading {
        String id() {
            return advisory.id().text();
        }
    }

    /** An advisory without a number yet, which is not published. */
    record Draft(SourceFile file) implements FileReading {}

    /** Not an advisory that can be used. */
    record Refused(SourceFile file, Rejection reason, String detail) implements FileReading {
        private static final int MAX_DETAIL_CHARS = 500;

        static Refused of(SourceFile file, RejectedInput rejected) {
            String place = rejected.where() instanceof Location.Text text
                    ? "line " + text.line() + ", column " + text.column() + ": "
                    : "";
            return new Refused(file, rejected.rejection(), detail(draftMark(file) + place + rejected.detail()));
        }

        private static String draftMark(SourceFile file) {
            return file.path().contains("/" + AdvisoryId.DRAFT) ? "draft: " : "";
        }

        private static String detail(String text) {
            String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
            return line.length() <= MAX_DETAIL_CHARS ? line : line.substring(0, MAX_DETAIL_CHARS) + "…";
        }
    }

    /** Reads a file; the one place of this program half where refused input ends. */
    static FileReading of(SourceFile file) {
        if (file.size() > file.content().length) {
            return Refused.of(file, tooLarge(file));
        }
        try {
            Advisory advisory = AdvisoryParser.parse(file.path(), file.content());
            refuseLongNames(advisory);
            return advisory.id().isDraft() ? new Draft(file) : new Good(file, advisory);
        } catch (RejectedInput e) {
            return Refused.of(file, e);
        }
    }

    private static RejectedInput tooLarge(SourceFile file) {
        return new RejectedInput(
                Rejection.ADVISORY_INVALID,
                "the file has " + file.size() + " bytes, at most " + SourceFile.MAX_BYTES + " are read");
    }

    private static void refuseLongNames(Advisory advisory) {
        Stream<String> names = Stream.of(List.of(advisory.id()), advisory.aliases(), advisory.related())
                .flatMap(List::stream)
                .map(AdvisoryId::text);
        if (names.anyMatch(name -> name.length() > MAX_NAME_CHARS)) {
            throw new RejectedInput(
                    Rejection.ADVISORY_INVALID, "an id has more than " + MAX_NAME_CHARS + " characters");
        }
    }
}
