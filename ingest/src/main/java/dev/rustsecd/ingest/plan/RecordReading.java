package dev.rustsecd.ingest.plan;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisoryReading;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.RecordFormat.Subject;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.List;
import java.util.stream.Stream;

/** What became of one record of a source when it was read. */
sealed interface RecordReading {
    /** An index of the store takes no longer texts; the longest id that RustSec has is 20 characters. */
    int MAX_NAME_CHARS = 256;

    int MAX_LINE_CHARS = 500;
    int MAX_REMARKS = 20;

    RawRecord record();

    /** An advisory. {@code remarks} are lines. */
    record Good(RawRecord record, Advisory advisory, List<String> remarks) implements RecordReading {
        public Good {
            remarks = List.copyOf(remarks);
        }

        String id() {
            return advisory.id().text();
        }

        String key() {
            return record.key();
        }

        boolean isNamedByItsId() {
            return record.format().isNamed(key(), id());
        }

        /** The same record, which is not to serve. */
        Rejected rejected(String why) {
            return new Rejected(
                    record,
                    Rejection.ADVISORY_DUPLICATE,
                    line(why),
                    record.format().subject(record));
        }
    }

    /** An advisory without a number yet, which is not published. */
    record Draft(RawRecord record) implements RecordReading {}

    /** Not an advisory that can be used. {@code subject} is what it says that it is about. */
    record Rejected(RawRecord record, Rejection reason, String detail, Subject subject) implements RecordReading {
        static Rejected of(RawRecord record, RejectedInput rejected) {
            Subject subject = record.format().subject(record);
            String place = rejected.where() instanceof Location.Text text
                    ? RecordSentences.at(RecordSentences.place(text.line(), text.column()), rejected.detail())
                    : rejected.detail();
            String detail = line(subject.draftKey() ? RecordSentences.draft(place) : place);
            return new Rejected(record, rejected.rejection(), detail, subject);
        }

        /**
         * Whether its key is named by the id that it says, or still is a draft's; one that is not may be about another
         * matter than its id.
         */
        boolean isNamedByItsId() {
            return subject.id() != null
                    && (subject.draftKey() || record.format().isNamed(record.key(), subject.id()));
        }
    }

    /** Reads a record; the one place of this program half where rejected input ends. */
    static RecordReading of(RawRecord record) {
        try {
            rejectTooLarge(record);
            AdvisoryReading read = record.format().read(record);
            rejectLongNames(read.advisory());
            return read.advisory().id().isDraft()
                    ? new Draft(record)
                    : new Good(
                            record,
                            read.advisory(),
                            read.remarks().stream()
                                    .limit(MAX_REMARKS)
                                    .map(RecordReading::line)
                                    .toList());
        } catch (RejectedInput e) {
            return Rejected.of(record, e);
        }
    }

    private static void rejectTooLarge(RawRecord record) {
        if (record.size() > RawRecord.MAX_SIZE) {
            throw new RejectedInput(
                    Rejection.ADVISORY_INVALID, RecordSentences.fileTooLarge(record.size(), RawRecord.MAX_SIZE));
        }
    }

    /** A sentence about a record as one line of a bounded length. */
    private static String line(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_LINE_CHARS ? line : line.substring(0, MAX_LINE_CHARS) + "…";
    }

    private static void rejectLongNames(Advisory advisory) {
        Stream<String> names = Stream.of(List.of(advisory.id()), advisory.aliases(), advisory.related())
                .flatMap(List::stream)
                .map(AdvisoryId::text);
        if (names.anyMatch(name -> name.length() > MAX_NAME_CHARS)) {
            throw new RejectedInput(Rejection.ADVISORY_INVALID, RecordSentences.idTooLong(MAX_NAME_CHARS));
        }
    }
}
