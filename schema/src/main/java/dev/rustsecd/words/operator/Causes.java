package dev.rustsecd.words.operator;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Failures of Java and of libraries in words for people. Their own messages are often a bare path or host, missing,
 * or the
 * name of a class: {@code java.nio.file.AccessDeniedException: /data} becomes {@code permission denied: /data}.
 */
public final class Causes {
    private static final int MAX_DEPTH = 8;

    /** Names of classes, and what Jackson says of its own source and options. */
    private static final List<Pattern> INTERNALS = Stream.of(
                    "(?s) ?\\((?:start marker|for \\w+ starting) at \\[.*?]\\)",
                    "(?s)\\s+at \\[Source:.*",
                    ": enable `[^`]*` to allow",
                    " ?\\(not recognized as [^)]*\\)",
                    ", from `[^`]*`",
                    "(?:\\b[a-z]\\w*\\.)+[A-Z][\\w$]*(?::\\s*)?",
                    "\\b[A-Z]\\w*(?:Exception|Error)\\b(?::\\s*)?")
            .map(Pattern::compile)
            .toList();

    private Causes() {}

    /** What failed, as a fragment that can follow a colon; it names no class. */
    public static String of(Throwable failure) {
        @Nullable Throwable at = failure;
        for (int depth = 0; depth < MAX_DEPTH && at != null; depth++) {
            String text = isWrapper(at) ? "" : text(at);
            if (!text.isBlank()) {
                return text;
            }
            at = at.getCause();
        }
        return IngestSentences.UNKNOWN;
    }

    private static boolean isWrapper(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && cause.toString().equals(failure.getMessage());
    }

    // Told apart by name: this module does no input or output, and so sees no class that is about it.
    private static String text(Throwable failure) {
        String message = message(failure);
        return switch (failure.getClass().getSimpleName()) {
            case "AccessDeniedException" -> IngestSentences.accessDenied(message);
            case "NoSuchFileException" -> IngestSentences.noSuchFile(message);
            case "FileAlreadyExistsException" -> IngestSentences.fileExists(message);
            case "NotDirectoryException" -> IngestSentences.notADirectory(message);
            case "UnknownHostException" -> IngestSentences.unresolved(host(message));
            case "TimeoutException",
                    "SocketTimeoutException",
                    "HttpTimeoutException",
                    "HttpConnectTimeoutException",
                    "ConnectTimeoutException" -> IngestSentences.TIMED_OUT;
            case "ClosedChannelException", "StacklessClosedChannelException", "ClosedConnectionException" ->
                IngestSentences.CONNECTION_CLOSED;
            case "SSLException", "SSLHandshakeException", "SSLPeerUnverifiedException", "SSLProtocolException" ->
                IngestSentences.tls(message);
            default -> message;
        };
    }

    // Java: "host", or "host: why"; Netty: "Failed to resolve 'host' [A(1)]".
    private static String host(String message) {
        String[] quoted = message.split("'", 3);
        return quoted.length == 3 ? quoted[1] : message.replaceFirst(":.*", "");
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "" : plain(message);
    }

    /** A library's message without the names of its classes and options. */
    public static String plain(String message) {
        String text = message;
        for (Pattern internal : INTERNALS) {
            text = internal.matcher(text).replaceAll("");
        }
        return text.strip();
    }
}
