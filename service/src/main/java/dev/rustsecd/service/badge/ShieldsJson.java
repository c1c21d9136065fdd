package dev.rustsecd.service.badge;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * A badge as shields.io draws it. Source: shields.io, "Endpoint Badge". What is unknown is an error there: then whoever
 * shows it cannot give it another colour, such as green.
 */
final class ShieldsJson {
    private ShieldsJson() {}

    static byte[] of(Badge badge) {
        JsonObject json = new JsonObject()
                .put("schemaVersion", 1)
                .put("label", Badge.LABEL)
                .put("message", badge.message())
                .put("color", badge.tone().shieldsName());
        if (badge.tone() == Badge.Tone.UNKNOWN) {
            json.put("isError", true);
        }
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }
}
