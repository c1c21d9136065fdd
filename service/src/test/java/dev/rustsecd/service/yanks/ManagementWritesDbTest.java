package dev.rustsecd.service.yanks;

import static dev.rustsecd.service.yanks.YankServer.TOKEN;
import static dev.rustsecd.service.yanks.YankServer.yanked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.service.ops.ManagementServer;
import dev.rustsecd.service.ops.ManagementSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program whose changes are made on its management listener. */
class ManagementWritesDbTest {
    private static final String YANK = "/v1/crates/demo/1.0.0/yank";
    private static final String BROKEN = "description = \"broken\"\n";

    private final YankServer server = new YankServer(AdminToken.of(TOKEN), false);
    private final ManagementServer management = Await.result(ManagementServer.start(
            server.vertx(),
            new ManagementSettings("127.0.0.1", 0),
            new ManagementServer.Health(() -> true, () -> true),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        Await.result(management.close());
        server.close();
    }

    private HttpResponse<String> manage(String method, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + path))
                .method(method, method.equals("PUT") ? BodyPublishers.ofString(BROKEN) : BodyPublishers.noBody());
        return client.send(
                (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build(),
                BodyHandlers.ofString());
    }

    @Test
    void changesAreMadeThereAndNotOnThePublicListener() throws IOException, InterruptedException {
        server.serve("demo", yanked("1.0.0", null));
        assertEquals(404, manage("PUT", YANK, TOKEN).statusCode(), "not before the service is there");
        management.serveWrites(server.service().writes());
        HttpResponse<String> publicly = server.put(YANK, BROKEN);
        assertEquals(403, publicly.statusCode());
        assertTrue(publicly.body().contains("management listener"), publicly.body());
        assertEquals(403, server.delete(YANK).statusCode());
        HttpResponse<String> without = manage("PUT", YANK, "");
        assertEquals(401, without.statusCode());
        assertEquals(
                "Bearer realm=\"rustsecd\"",
                without.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals(201, manage("PUT", YANK, TOKEN).statusCode());
        assertEquals("operator", server.json(YANK).getString("class"));
        assertEquals(204, manage("DELETE", YANK, TOKEN).statusCode());
    }

    @Test
    void nothingElseOfThePublicListenerIsThere() throws IOException, InterruptedException {
        management.serveWrites(server.service().writes());
        assertEquals(404, manage("GET", "/v1/status", "").statusCode());
        assertEquals(405, manage("GET", YANK, "").statusCode());
        assertEquals(404, manage("GET", "/", "").statusCode());
        assertEquals(200, manage("GET", "/health/ready", "").statusCode());
    }

    @Test
    void wrongTokensAreLimitedThereToo() throws IOException, InterruptedException {
        management.serveWrites(server.service().writes());
        for (int i = 0; i < WrongTokens.LIMIT.requests(); i++) {
            assertEquals(403, manage("PUT", YANK, "some-wrong-token-" + i).statusCode());
        }
        assertEquals(429, manage("PUT", YANK, TOKEN).statusCode());
    }
}
