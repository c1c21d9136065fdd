package dev.rustsecd.service.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The OpenAPI document, and what of JSON Schema it uses: types, properties, required, items, enum, pattern, oneOf,
 * anyOf and references.
 * Members that a schema does not name are errors here, so that the document cannot fall behind the answers.
 */
final class OpenApi {
    private final JsonObject document;

    OpenApi() {
        try (InputStream in = OpenApi.class.getResourceAsStream("/openapi/rustsecd-v1.json")) {
            document = new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonObject document() {
        return document;
    }

    /** {@code POST /v1/audit} and the like, of all operations. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue())
                        .fieldNames()
                        .forEach(method ->
                                operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    JsonObject operation(String method, String path) {
        return document.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
    }

    JsonObject resolve(JsonObject object) {
        String reference = object.getString("$ref");
        if (reference == null) {
            return object;
        }
        JsonObject found = document;
        for (String step : reference.substring(2).split("/")) {
            found = found.getJsonObject(step);
        }
        return resolve(found);
    }

    /** What is wrong with a value, each with its place; empty where it is as the schema says. */
    List<String> errors(Object schema, Object value, String place) {
        JsonObject resolved = resolve((JsonObject) schema);
        List<String> errors = new ArrayList<>();
        if (resolved.containsKey("oneOf")) {
            long fitting = resolved.getJsonArray("oneOf").stream()
                    .filter(choice -> errors(choice, value, place).isEmpty())
                    .count();
            return fitting == 1 ? errors : List.of(place + " fits " + fitting + " of its choices");
        }
        if (resolved.containsKey("anyOf")) {
            boolean fits = resolved.getJsonArray("anyOf").stream()
                    .anyMatch(choice -> errors(choice, value, place).isEmpty());
            return fits ? errors : List.of(place + " fits none of its choices");
        }
        if (resolved.getValue("pattern") instanceof String pattern
                && value instanceof String text
                && !Pattern.compile(pattern).matcher(text).find()) {
            errors.add(place + " does not match " + pattern + ": " + text);
        }
        if (resolved.containsKey("type") && !isOfType(resolved.getValue("type"), value)) {
            return List.of(place + " is no " + resolved.getValue("type") + " but " + value);
        }
        if (resolved.containsKey("enum") && !resolved.getJsonArray("enum").contains(value)) {
            errors.add(place + " is none of the enum: " + value);
        }
        if (value instanceof JsonObject object) {
            errors.addAll(objectErrors(resolved, object, place));
        } else if (value instanceof JsonArray array && resolved.containsKey("items")) {
            for (int i = 0; i < array.size(); i++) {
                errors.addAll(errors(resolved.getValue("items"), array.getValue(i), place + "/" + i));
            }
        }
        return errors;
    }

    private List<String> objectErrors(JsonObject schema, JsonObject value, String place) {
        List<String> errors = new ArrayList<>();
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        Object additional = schema.getValue("additionalProperties");
        for (Object required : schema.getJsonArray("required", new JsonArray())) {
            if (!value.containsKey((String) required)) {
                errors.add(place + " lacks " + required);
            }
        }
        for (Map.Entry<String, Object> member : value) {
            Object known = properties.getValue(member.getKey(), additional);
            if (known instanceof JsonObject memberSchema) {
                errors.addAll(errors(memberSchema, member.getValue(), place + "/" + member.getKey()));
            } else if (!properties.isEmpty()) {
                errors.add(place + " has the unknown member " + member.getKey());
            }
        }
        return errors;
    }

    private static boolean isOfType(Object type, Object value) {
        if (type instanceof JsonArray types) {
            return types.stream().anyMatch(one -> isOfType(one, value));
        }
        return switch ((String) type) {
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "number" -> value instanceof Number;
            case "array" -> value instanceof JsonArray;
            case "object" -> value instanceof JsonObject;
            default -> false;
        };
    }
}
