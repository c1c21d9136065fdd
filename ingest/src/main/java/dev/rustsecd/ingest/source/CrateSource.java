package dev.rustsecd.ingest.source;

import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A registry's index that is asked crate by crate. */
public interface CrateSource {
    /** As configured, without credentials: {@code sparse+https://index.crates.io/}. */
    String name();

    /** What it has of one crate. The future fails only for a bug; trouble upstream is an answer. */
    Future<Answer> fetch(Question question);

    /** Ends its connections. */
    Future<Void> close();

    /**
     * A crate, and what is known of it.
     *
     * @param crate a name within crates.io's grammar; only this spelling is asked for
     */
    record Question(String crate, Validators known) {
        public static Question of(String crate) {
            return new Question(crate, Validators.NONE);
        }
    }

    /** What tells a content from a later one: of an earlier answer, verbatim. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        public static final Validators NONE = new Validators(null, null);
    }

    /** What came of a question. */
    sealed interface Answer {}

    /** Its file. */
    record Found(IndexFile file, Validators validators) implements Answer {}

    /** It is the known one. */
    record NotModified() implements Answer {}

    /** There is no crate of this spelling, or no longer. */
    record Absent() implements Answer {}

    /**
     * Nothing was learnt of the crate.
     *
     * @param detail one sentence without credentials and names of crates
     * @param everybody whether the next question is likely to fail too: no connection, too many requests
     * @param retryAfter what the registry asks to wait for; null where it does not say
     */
    record Failed(
            Failure failure,
            String detail,
            boolean everybody,
            @Nullable Duration retryAfter) implements Answer {}
}
