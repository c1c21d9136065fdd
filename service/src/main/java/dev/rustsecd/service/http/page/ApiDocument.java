package dev.rustsecd.service.http.page;

import dev.rustsecd.service.page.DocsPage;
import dev.rustsecd.service.page.ProblemsPage.Paragraph;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The OpenAPI document as the page of the API shows it. */
final class ApiDocument {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");
    private static final String PARAMETERS = "parameters";

    private final JsonObject document;

    private ApiDocument(JsonObject document) {
        this.document = document;
    }

    static ApiDocument read() {
        try (InputStream in = ApiDocument.class.getResourceAsStream("/openapi/rustsecd-v1.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new ApiDocument(new JsonObject(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param base address of this service, without a slash at its end */
    DocsPage page(String base) {
        Map<String, List<DocsPage.Operation>> groups = new LinkedHashMap<>();
        for (Object tag : document.getJsonArray("tags")) {
            groups.put(((JsonObject) tag).getString("name"), new ArrayList<>());
        }
        for (Map.Entry<String, Object> path : document.getJsonObject("paths")) {
            JsonObject methods = (JsonObject) path.getValue();
            for (String method : METHODS) {
                JsonObject operation = methods.getJsonObject(method);
                if (operation != null) {
                    groups.computeIfAbsent(tag(operation), none -> new ArrayList<>())
                            .add(operation(base, method, path.getKey(), operation));
                }
            }
        }
        return DocsPage.of(groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new DocsPage.Group(
                        "about-" + group.getKey().replace('.', '-'), title(group.getKey()), group.getValue()))
                .toList());
    }

    private static String tag(JsonObject operation) {
        return operation.getJsonArray("tags").getString(0);
    }

    /** Without the name of its group, which stands above it. */
    private static String summary(JsonObject operation) {
        String summary = operation.getString("summary", "");
        String group = title(tag(operation)) + ": ";
        if (!summary.startsWith(group)) {
            return summary;
        }
        String rest = summary.substring(group.length());
        return rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    private static String title(String tag) {
        return switch (tag) {
            case "osv" -> "OSV";
            case "rustsec.org" -> tag;
            case "operations" -> "Service";
            default -> tag.substring(0, 1).toUpperCase(Locale.ROOT) + tag.substring(1);
        };
    }

    private DocsPage.Operation operation(String base, String method, String path, JsonObject operation) {
        String text = operation.getString("description", "");
        int paragraph = text.indexOf("\n\n");
        return new DocsPage.Operation(
                operation.getString("operationId", ""),
                method.toUpperCase(Locale.ROOT),
                path,
                summary(operation),
                Paragraph.of(paragraph < 0 ? text : text.substring(0, paragraph)),
                List.of(curl(base, method, path, operation)),
                parameters(operation));
    }

    private String curl(String base, String method, String path, JsonObject operation) {
        String address = base + path;
        for (Object each : operation.getJsonArray(PARAMETERS, new JsonArray())) {
            JsonObject parameter = resolved((JsonObject) each);
            Object example = parameter.getValue("example");
            if ("path".equals(parameter.getString("in")) && example != null) {
                address = address.replace("{" + parameter.getString("name") + "}", example.toString());
            }
        }
        return switch (method) {
            case "post" -> "curl " + body(path) + " " + address;
            case "get" -> "curl " + address;
            default -> "curl -X " + method.toUpperCase(Locale.ROOT) + " " + address;
        };
    }

    private static String body(String path) {
        return path.equals("/v1/audit") ? "--data-binary @Cargo.lock" : "--data-binary '[\"time@0.1.42\"]'";
    }

    private List<DocsPage.Parameter> parameters(JsonObject operation) {
        List<DocsPage.Parameter> parameters = new ArrayList<>();
        for (Object each : operation.getJsonArray(PARAMETERS, new JsonArray())) {
            JsonObject parameter = resolved((JsonObject) each);
            parameters.add(new DocsPage.Parameter(
                    parameter.getString("name", ""), Paragraph.of(parameter.getString("description", ""))));
        }
        return parameters;
    }

    private JsonObject resolved(JsonObject parameter) {
        String reference = parameter.getString("$ref");
        if (reference == null) {
            return parameter;
        }
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return document.getJsonObject("components").getJsonObject(PARAMETERS).getJsonObject(name);
    }
}
