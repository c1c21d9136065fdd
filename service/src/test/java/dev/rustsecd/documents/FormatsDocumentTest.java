package dev.rustsecd.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.service.render.ReportFormat;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats of a report are those of {@code docs/formats.md} and of the OpenAPI document. */
class FormatsDocumentTest {
    private static JsonObject openApi() throws IOException {
        try (InputStream in = FormatsDocumentTest.class.getResourceAsStream("/openapi/rustsecd-v1.json")) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void thePageListsEachWithItsMediaType() {
        List<List<String>> rows = Page.read("docs/formats.md").rows().stream()
                .filter(row -> row.size() > 2 && row.get(0).startsWith("`"))
                .limit(ReportFormat.values().length)
                .map(row -> new Page(row.get(0) + row.get(1)).code())
                .toList();
        assertEquals(
                Arrays.stream(ReportFormat.values())
                        .map(format -> List.of(format.label(), format.mediaType()))
                        .toList(),
                rows);
    }

    @Test
    void theOpenApiDocumentNamesEach() throws IOException {
        assertEquals(
                Arrays.stream(ReportFormat.values()).map(ReportFormat::label).toList(),
                openApi()
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("FormatName")
                        .getJsonArray("enum")
                        .getList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "422"})
    void theOpenApiDocumentHasTheMediaTypesOfReports(String status) throws IOException {
        Set<String> documented = openApi()
                .getJsonObject("paths")
                .getJsonObject("/v1/audit")
                .getJsonObject("post")
                .getJsonObject("responses")
                .getJsonObject(status)
                .getJsonObject("content")
                .fieldNames();
        assertEquals(new TreeSet<>(ReportFormat.MEDIA_TYPES), new TreeSet<>(documented));
    }
}
