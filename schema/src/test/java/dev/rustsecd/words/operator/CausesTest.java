package dev.rustsecd.words.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CausesTest {
    @ParameterizedTest
    @MethodSource({"failures", "messagesOfParsers"})
    void noMessageNamesAClass(Throwable failure, String expected) {
        assertEquals(expected, Causes.of(failure));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                row(new AccessDeniedException("/data"), "permission denied: /data"),
                row(new NoSuchFileException("/data/lock"), "no such file or directory: /data/lock"),
                row(
                        new FileNotFoundException("/ca.pem (No such file or directory)"),
                        "/ca.pem (No such file or directory)"),
                row(new FileAlreadyExistsException("/data"), "a file of this name exists already: /data"),
                row(new NotDirectoryException("/data"), "not a directory: /data"),
                row(new FileSystemException("/data", null, "Read-only file system"), "/data: Read-only file system"),
                row(new UnknownHostException("db.example"), "cannot resolve db.example"),
                row(new UnknownHostException("db.example: Name or service not known"), "cannot resolve db.example"),
                row(
                        new UnknownHostException("Failed to resolve 'db.example' [A(1)] after 2 queries"),
                        "cannot resolve db.example"),
                row(new ConnectException("Connection refused: /127.0.0.1:5432"), "Connection refused: /127.0.0.1:5432"),
                row(new BindException("Address already in use"), "Address already in use"),
                row(new SocketTimeoutException("Read timed out"), "the fetch timed out"),
                row(new HttpTimeoutException("request timed out"), "the fetch timed out"),
                row(new TimeoutException(), "the fetch timed out"),
                row(new ClosedChannelException(), "the server closed the connection"),
                row(new SSLHandshakeException("no cipher suites in common"), "TLS failed: no cipher suites in common"),
                row(new IOException(new AccessDeniedException("/data")), "permission denied: /data"),
                row(new UncheckedIOException(new IOException("No space left on device")), "No space left on device"),
                row(new ExecutionException(new UnknownHostException("h")), "cannot resolve h"),
                row(new CompletionException(new IOException((String) null)), "an unexpected error"),
                row(new NullPointerException(), "an unexpected error"),
                row(new IllegalStateException("io.vertx.core.VertxException: Closed"), "Closed"),
                row(new IOException("a\njava.net.SocketException: b"), "a\nb"));
    }

    /** Of a JSON parser, which speaks of its own source and options. */
    static Stream<Arguments> messagesOfParsers() {
        return Stream.of(
                row(
                        new IOException(
                                "Unexpected end: expected `]` (start marker at [Source: REDACTED (`StreamReadFeature.X` disabled); line: 1])\n at [Source: (byte[])\"x\"; line: 1]"),
                        "Unexpected end: expected `]`"),
                row(
                        new IOException(
                                "Unexpected close marker ']': expected '}' (for Object starting at [Source: REDACTED (`StreamReadFeature.X` disabled); line: 1, column: 13])\n at [Source: (byte[])\"x\"; line: 1]"),
                        "Unexpected close marker ']': expected '}'"),
                row(
                        new IOException(
                                "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"),
                        "Non-standard token 'NaN'"));
    }

    private static Arguments row(Throwable failure, String expected) {
        return Arguments.of(failure, expected);
    }
}
