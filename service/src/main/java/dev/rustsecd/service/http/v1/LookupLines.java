package dev.rustsecd.service.http.v1;

import dev.rustsecd.service.request.LookupEntry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;

/** Answers lines with lines: a few at a turn of the event loop, and none while the client is behind. */
final class LookupLines {
    private static final int MAX_LINES_A_TURN = 100;
    private static final int MAX_BYTES_A_TURN = 64 * 1_024;

    private final HttpServerResponse response;
    private final LookupResults results;
    private final byte[] body;
    private final Context context = Vertx.currentContext();
    private final Promise<Void> written = Promise.promise();
    private int at;

    LookupLines(HttpServerResponse response, LookupResults results, byte[] body) {
        this.response = response;
        this.results = results;
        this.body = body;
    }

    /** Done when the last line was handed over; fails when the client is gone. */
    Future<Void> write() {
        response.exceptionHandler(written::tryFail);
        response.closeHandler(gone -> written.tryFail("the client closed the connection"));
        turn();
        return written.future();
    }

    private void turn() {
        if (written.future().isComplete()) {
            return;
        }
        Buffer lines = Buffer.buffer();
        for (int count = 0;
                count < MAX_LINES_A_TURN && lines.length() < MAX_BYTES_A_TURN && at < body.length;
                count++) {
            appendNext(lines);
        }
        response.write(lines);
        if (at >= body.length) {
            written.tryComplete();
        } else if (response.writeQueueFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                turn();
            });
        } else {
            context.runOnContext(next -> turn());
        }
    }

    private void appendNext(Buffer lines) {
        int end = endOfLine(body, at);
        if (!isBlank(body, at, end)) {
            lines.appendBytes(results.one(LookupEntry.readLine(body, at, end))).appendByte((byte) '\n');
        }
        at = end + 1;
    }

    /** The entries of the first lines. */
    static List<LookupEntry> first(byte[] body, int most) {
        List<LookupEntry> entries = new ArrayList<>();
        for (int from = 0; from < body.length && entries.size() < most; ) {
            int end = endOfLine(body, from);
            if (!isBlank(body, from, end)) {
                entries.add(LookupEntry.readLine(body, from, end));
            }
            from = end + 1;
        }
        return entries;
    }

    private static int endOfLine(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
