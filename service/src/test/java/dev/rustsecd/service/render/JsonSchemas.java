package dev.rustsecd.service.render;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The published schemas of formats, out of the jars that carry them. Formats of strings count. */
public final class JsonSchemas {
    private static final Map<String, String> RESOURCES = Map.of(
            "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json",
            "/schema/sarif-schema-2.1.0.json",
            "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "/bom-1.6.schema.json",
            "http://cyclonedx.org/schema/spdx.schema.json",
            "/spdx.schema.json",
            "http://cyclonedx.org/schema/jsf-0.82.schema.json",
            "/jsf-0.82.schema.json");

    private static final Schema SARIF =
            schema("https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json");
    private static final Schema CYCLONEDX = schema("http://cyclonedx.org/schema/bom-1.6.schema.json");

    private JsonSchemas() {}

    /** What is wrong with a document of SARIF 2.1.0; empty where nothing is. */
    public static List<String> sarifErrors(byte[] json) {
        return errors(SARIF, json);
    }

    /** What is wrong with a document of CycloneDX 1.6; empty where nothing is. */
    public static List<String> cycloneDxErrors(byte[] json) {
        return errors(CYCLONEDX, json);
    }

    private static List<String> errors(Schema schema, byte[] json) {
        return schema
                .validate(
                        new String(json, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema(String id) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7, builder -> builder.schemas(JsonSchemas::text))
                .getSchema(SchemaLocation.of(id));
    }

    private static String text(String id) {
        String resource = RESOURCES.get(id.replaceFirst("#$", ""));
        if (resource == null) {
            throw new IllegalArgumentException("a schema that is in no jar: " + id);
        }
        try (InputStream in = JsonSchemas.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
