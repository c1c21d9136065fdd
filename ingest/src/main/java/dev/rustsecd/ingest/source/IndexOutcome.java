package dev.rustsecd.ingest.source;

import dev.rustsecd.ingest.source.FetchOutcome.Failure;

/** What came of asking an index as a whole. */
public sealed interface IndexOutcome {
    /** It is the known one. */
    record Unchanged() implements IndexOutcome {}

    /** It is another; the contents are open until they are closed. */
    record Changed(IndexDelta delta, IndexContents contents) implements IndexOutcome {}

    /** It could not be read; what is known stays. {@code detail} is one sentence without credentials. */
    record Failed(Failure failure, String detail) implements IndexOutcome {}
}
