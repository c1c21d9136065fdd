package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.jspecify.annotations.Nullable;

/** What JGit and Java throw, as typed failures with one sentence each. */
final class Failures {
    private static final int MAX_DETAIL = 200;

    private Failures() {}

    /** Trouble between here and the remote, or at the remote. */
    static Failed ofRemote(Throwable error, int httpStatus, Deadline deadline) {
        Optional<Failed> local = ofLocalStorage(error);
        if (local.isPresent()) {
            return local.get();
        }
        if (deadline.isPassed()) {
            return new Failed(
                    Failure.UNREACHABLE,
                    IngestSentences.notWithin(deadline.allowed().toString()));
        }
        if (find(error, OutboundHttp.RedirectedElsewhere.class) != null) {
            return new Failed(Failure.UPSTREAM_ERROR, IngestSentences.REDIRECTED);
        }
        Failed network = ofNetwork(error);
        if (network != null) {
            return network;
        }
        if (httpStatus >= 400) {
            return ofStatus(httpStatus);
        }
        if (find(error, NoRemoteRepositoryException.class) != null
                || find(error, NotSupportedException.class) != null) {
            return new Failed(Failure.NOT_FOUND, IngestSentences.NO_GIT_REPOSITORY);
        }
        return new Failed(Failure.UPSTREAM_ERROR, IngestSentences.receivedUnreadable(message(error)));
    }

    /** A full disk, a file system that may not be written, or none at all: present if the error is one of these. */
    static Optional<Failed> ofLocalStorage(Throwable error) {
        FileSystemException file = find(error, FileSystemException.class);
        if (file != null) {
            return Optional.of(storage(Causes.of(file)));
        }
        for (Throwable at = error; at != null; at = at.getCause()) {
            String text = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (text.contains("no space left") || text.contains("read-only file system") || text.contains("quota")) {
                return Optional.of(storage(message(at)));
            }
        }
        return Optional.empty();
    }

    static Failed storage(String what) {
        return new Failed(Failure.LOCAL_STORAGE, clean(IngestSentences.mirrorUnusable(what)));
    }

    /** The innermost message, on one line and short. */
    static String message(Throwable error) {
        Throwable inner = error;
        for (int depth = 0; inner.getCause() != null && depth < 20; depth++) {
            inner = inner.getCause();
        }
        return clean(Causes.of(inner));
    }

    private static @Nullable Failed ofNetwork(Throwable error) {
        UnknownHostException unknown = find(error, UnknownHostException.class);
        if (unknown != null) {
            return unreachable(Causes.of(unknown));
        }
        if (find(error, SocketTimeoutException.class) != null || find(error, InterruptedIOException.class) != null) {
            return unreachable(IngestSentences.TIMED_OUT);
        }
        SSLException tls = find(error, SSLException.class);
        if (tls != null) {
            return unreachable(Causes.of(tls));
        }
        if (find(error, SocketException.class) != null) {
            return unreachable(IngestSentences.connectionFailed(message(error)));
        }
        String text = message(error);
        return text.contains("tunnel through proxy") ? unreachable(text) : null;
    }

    private static Failed ofStatus(int status) {
        String detail = IngestSentences.httpStatus(status);
        return switch (status) {
            case 401, 403, 407 -> new Failed(Failure.UNAUTHORIZED, detail);
            case 404, 410 -> new Failed(Failure.NOT_FOUND, detail);
            default -> new Failed(Failure.UPSTREAM_ERROR, detail);
        };
    }

    private static Failed unreachable(String detail) {
        return new Failed(Failure.UNREACHABLE, clean(detail));
    }

    private static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
        int depth = 0;
        for (Throwable at = error; at != null && depth < 20; at = at.getCause(), depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static String clean(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + "…";
    }
}
