package dev.rustsecd.service.http;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the change stream as a browser does: by its events, and from the last one when it connects again. */
final class ChangeClient implements AutoCloseable {
    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;

    private ChangeClient(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /**
     * @param lastEventId null for a first connection
     */
    static ChangeClient connect(TestServer server, String query, @Nullable String lastEventId) {
        HttpRequest.Builder request = server.request("/v1/changes" + query).header("Accept", "text/event-stream");
        return new ChangeClient(server.send(
                lastEventId == null ? request : request.header("Last-Event-ID", lastEventId),
                BodyHandlers.ofInputStream()));
    }

    /** Every change of a finite answer. */
    static List<JsonObject> lines(TestServer server, String query) {
        return server.get("/v1/changes" + query)
                .body()
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    int status() {
        return answer.statusCode();
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The next changes, so many; waits for them. */
    List<JsonObject> next(int count) {
        List<JsonObject> changes = new ArrayList<>();
        while (changes.size() < count) {
            changes.add(nextOne());
        }
        return changes;
    }

    private JsonObject nextOne() {
        String id = "";
        String type = "";
        String line = line();
        while (!line.startsWith("data: ")) {
            id = line.startsWith("id: ") ? line.substring(4) : id;
            type = line.startsWith("event: ") ? line.substring(7) : type;
            line = line();
        }
        JsonObject change = new JsonObject(line.substring(6));
        if (!id.equals(change.getString("id")) || !type.equals(change.getString("type"))) {
            throw new IllegalStateException(id + " " + type + " is not that of " + change);
        }
        return change;
    }

    private String line() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException("the stream ended");
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether the stream ends; waits for it. */
    boolean ends() {
        try {
            String line = lines.readLine();
            while (line != null) {
                line = lines.readLine();
            }
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
