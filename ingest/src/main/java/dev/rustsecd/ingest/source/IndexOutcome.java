package dev.rustsecd.ingest.source;

/** What came of asking an index as a whole. */
public sealed interface IndexOutcome permits IndexOutcome.Changed, FetchOutcome.Unchanged, FetchOutcome.Failed {
    /** It is another; the contents are open until they are closed. */
    record Changed(IndexDelta delta, IndexContents contents) implements IndexOutcome {}
}
