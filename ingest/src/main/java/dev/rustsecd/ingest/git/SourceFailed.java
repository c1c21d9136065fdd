package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import org.jspecify.annotations.Nullable;

/** A fetch ends with a typed failure; it is caught in {@link GitAdvisorySource} alone, which returns it. */
final class SourceFailed extends Exception {
    private final transient Failed failed;

    SourceFailed(Failure failure, String detail) {
        this(new Failed(failure, detail), null);
    }

    SourceFailed(Failed failed, @Nullable Throwable cause) {
        super(failed.detail(), cause, false, false);
        this.failed = failed;
    }

    Failed failed() {
        return failed;
    }
}
