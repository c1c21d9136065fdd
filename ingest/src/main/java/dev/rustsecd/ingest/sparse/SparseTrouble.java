package dev.rustsecd.ingest.sparse;

import dev.rustsecd.ingest.outbound.BoundedBody;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What goes wrong on the way, as typed failures; none of their sentences has a crate's name or a URL. */
final class SparseTrouble {
    private SparseTrouble() {}

    /** No connection could be made: the next question will fare no better. */
    static Failed connecting(Throwable error) {
        return new Failed(Failure.UNREACHABLE, sentence(error), true, null);
    }

    /** An answer did not come whole. */
    static Failed answering(Throwable error) {
        if (error instanceof BoundedBody.TooLarge) {
            return new Failed(Failure.UPSTREAM_ERROR, IngestSentences.FILE_TOO_LARGE, false, null);
        }
        boolean network = error instanceof TimeoutException
                || error instanceof SocketException
                || error instanceof SSLException
                || error instanceof HttpClosedException
                || error instanceof StreamResetException;
        return network
                ? new Failed(Failure.UNREACHABLE, sentence(error), false, null)
                : new Failed(Failure.UPSTREAM_ERROR, IngestSentences.RESPONSE_UNREADABLE, false, null);
    }

    /** An answer says no. */
    static Failed status(int status, @Nullable Duration retryAfter) {
        String detail = IngestSentences.httpStatus(status);
        return switch (status) {
            case 401, 407 -> new Failed(Failure.UNAUTHORIZED, detail, true, null);
            case 403 -> new Failed(Failure.UNAUTHORIZED, detail, false, null);
            case 429 -> new Failed(Failure.UPSTREAM_ERROR, detail, true, retryAfter);
            default -> new Failed(Failure.UPSTREAM_ERROR, detail, retryAfter != null, retryAfter);
        };
    }

    /** What came is no index file. */
    static Failed redirected() {
        return new Failed(Failure.UPSTREAM_ERROR, IngestSentences.REDIRECTED, false, null);
    }

    /** Whether this is trouble on the way and no bug. */
    static boolean isTrouble(Throwable error) {
        return error instanceof IOException
                || error instanceof TimeoutException
                || error instanceof io.vertx.core.VertxException;
    }

    private static String sentence(Throwable error) {
        if (error instanceof UnknownHostException) {
            return Causes.of(error);
        }
        if (error instanceof TimeoutException || error instanceof io.netty.channel.ConnectTimeoutException) {
            return IngestSentences.TIMED_OUT;
        }
        return error instanceof SSLException ? IngestSentences.tls("") : IngestSentences.NO_CONNECTION;
    }
}
