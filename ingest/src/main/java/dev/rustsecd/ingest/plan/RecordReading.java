package dev.rustsecd.ingest.plan;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.advisory.AdvisoryReading;
import dev.rustsecd.advisory.AdvisorySubject;
import dev.rustsecd.ingest.source.Changes.RawRecord;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.util.List;
import java.util.stream.Stream;

/** What became of one file of a source when it was read. */
sealed interface RecordReading {
    /** An index of the store takes no longer texts; the longest id that RustSec has is 20 characters. */
    int MAX_NAME_CHARS = 256;

    int MAX_LINE_CHARS = 500;
    int MAX_REMARKS = 20;

    RawRecord file();

    /** An advisory. {@code remarks} are lines. */
    record Good(RawRecord file, Advisory advisory, List<String> remarks) implements RecordReading {
        public Good {
            remarks = List.copyOf(remarks);
        }

        String id() {
            return advisory.id().text();
        }

        String path() {
            return file.path();
        }

        boolean isNamedByItsId() {
            return file.path().endsWith("/" + advisory.id() + ".md");
        }

        /** The same file, which is not to serve. */
        Refused refused(String why) {
            return new Refused(file, Rejection.ADVISORY_DUPLICATE, line(why), AdvisorySubject.of(advisory));
        }
    }

    /** An advisory without a number yet, which is not published. */
    record Draft(RawRecord file) implements RecordReading {}

    /** Not an advisory that can be used. {@code subject} is what it says that it is about. */
    record Refused(RawRecord file, Rejection reason, String detail, AdvisorySubject subject) implements RecordReading {
        static Refused of(RawRecord file, RejectedInput rejected) {
            String place = rejected.where() instanceof Location.Text text
                    ? "line " + text.line() + ", column " + text.column() + ": "
                    : "";
            return new Refused(
                    file,
                    rejected.rejection(),
                    line(draftMark(file) + place + rejected.detail()),
                    AdvisorySubject.of(file.content()));
        }

        private static String draftMark(RawRecord file) {
            return file.path().contains("/" + AdvisoryId.DRAFT) ? "draft: " : "";
        }
    }

    /** Reads a file; the one place of this program half where refused input ends. */
    static RecordReading of(RawRecord file) {
        if (file.size() > RawRecord.MAX_SIZE) {
            return Refused.of(file, tooLarge(file));
        }
        try {
            AdvisoryReading read = AdvisoryParser.read(file.path(), file.content(), file.size());
            refuseLongNames(read.advisory());
            return read.advisory().id().isDraft()
                    ? new Draft(file)
                    : new Good(
                            file,
                            read.advisory(),
                            read.remarks().stream()
                                    .limit(MAX_REMARKS)
                                    .map(RecordReading::line)
                                    .toList());
        } catch (RejectedInput e) {
            return Refused.of(file, e);
        }
    }

    private static RejectedInput tooLarge(RawRecord file) {
        return new RejectedInput(
                Rejection.ADVISORY_INVALID, "the file has " + file.size() + " bytes, more than " + RawRecord.MAX_SIZE);
    }

    /** A sentence about a file as one line of a bounded length. */
    private static String line(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_LINE_CHARS ? line : line.substring(0, MAX_LINE_CHARS) + "…";
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
