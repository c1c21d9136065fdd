package dev.rustsecd.service.yanks;

import static dev.rustsecd.service.yanks.YankServer.TOKEN;
import static dev.rustsecd.service.yanks.YankServer.release;
import static dev.rustsecd.service.yanks.YankServer.yanked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which versions the operator's reasons are for, and what a crate's timeline makes of all reasons. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YankTimelineDbTest {
    private static final String BROKEN = "description = \"broken\"\n";

    private final YankServer server = new YankServer(AdminToken.of(TOKEN));

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonArray events(String crate) {
        return server.json(crate + "/yanks").getJsonArray("events");
    }

    @Test
    void aVersionWithoutItsBuildMetadataIsThePublishedOne() {
        server.serve("built", yanked("0.9.10+spec-1.1.0", null), yanked("1.0.0+a", null), yanked("1.0.0+b", null));
        String crate = "/v1/crates/built";
        assertEquals(201, server.put(crate + "/0.9.10/yank", BROKEN).statusCode());
        assertEquals("operator", server.json(crate + "/0.9.10+spec-1.1.0/yank").getString("class"));
        assertEquals("0.9.10+spec-1.1.0", events(crate).getJsonObject(0).getString("version"));
        HttpResponse<String> many = server.put(
                crate + "/yanks", "versions = [\"0.9.10\", \"0.9.10+spec-1.1.0\"]\ndescription = \"unsound\"\n");
        assertEquals(200, many.statusCode(), many::body);
        assertEquals(new JsonArray().add("0.9.10+spec-1.1.0"), new JsonObject(many.body()).getJsonArray("versions"));
        assertEquals(204, server.delete(crate + "/0.9.10/yank").statusCode());
        assertEquals("unexplained", server.json(crate + "/0.9.10/yank").getString("class"));
        assertEquals(404, server.put(crate + "/1.0.0/yank", BROKEN).statusCode(), "two have this core");
    }

    @Test
    void theTimelineHasFlipsReasonsAndAdvisoriesInTheOrderOfTime() {
        server.serve(
                "time",
                yanked("0.1.41", null),
                yanked("0.1.42", Instant.parse("2024-01-01T00:00:00Z")),
                release("0.2.23"));
        server.execute(
                "INSERT INTO event (revision, position, at, type, crate, crate_canonical, version, source) VALUES"
                        + " (1, 1000, '2024-01-01', 'version_yanked', 'time', 'time', '0.1.42', 'dir+/index')");
        server.put("/v1/crates/time/0.1.42/yank", BROKEN);
        JsonArray events = events("/v1/crates/time");
        List<String> seen = events.stream()
                .map(JsonObject.class::cast)
                .map(event ->
                        event.getString("source") + " " + event.getString("type") + " " + event.getString("version"))
                .toList();
        assertEquals(
                List.of("advisory reason_set 0.1.42", "registry yanked 0.1.42", "operator reason_set 0.1.42"),
                seen,
                "when 0.1.41 was yanked nobody knows");
        assertEquals(
                "0.1.42",
                server.json("/v1/crates/time/yanks")
                        .getJsonArray("versions")
                        .getJsonObject(0)
                        .getString("version"));
    }
}
