package dev.rustsecd.service.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.lockfile.LockfileCorpus;
import dev.rustsecd.service.render.cargoaudit.CargoAuditReport;
import dev.rustsecd.service.render.cyclonedx.CycloneDxReport;
import dev.rustsecd.service.render.markdown.MarkdownReport;
import dev.rustsecd.service.render.sarif.SarifReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every format of every lockfile of the corpus: beside what cargo-audit writes, and by the published schemas. */
@Tag("corpus")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsCorpusTest {
    private AuditCorpus corpus;

    @BeforeAll
    void load(@TempDir Path folder) throws IOException {
        corpus = new AuditCorpus(folder);
    }

    @Test
    void cargoAuditReportsAreThoseOfCargoAudit() {
        Map<String, String> wrong = new TreeMap<>();
        int compared = 0;
        for (Map.Entry<String, byte[]> output :
                LockfileCorpus.cargoAuditOutputs().entrySet()) {
            if (output.getKey().startsWith("json/")) {
                String file = output.getKey().replace("json/", "").replace(".json", ".lock");
                String theirs = comparable(output.getValue());
                String ours = comparable(CargoAuditReport.render(corpus.report(file), corpus.snapshot()));
                compared++;
                if (!theirs.equals(ours)) {
                    wrong.put(file, firstDifference(theirs, ours));
                }
            }
        }
        assertEquals(Map.of(), wrong);
        assertEquals(221, compared);
    }

    /** Members keep their order; the lists of findings, which cargo-audit orders by chance, are sorted by their texts. */
    private static String comparable(byte[] report) {
        JsonObject json = new JsonObject(new String(report, StandardCharsets.UTF_8));
        json.remove("rustsecd");
        json.getJsonObject("database").put("last-commit", "").put("last-updated", "");
        sort(json.getJsonObject("vulnerabilities"), "list");
        JsonObject warnings = json.getJsonObject("warnings");
        List.copyOf(warnings.fieldNames()).forEach(kind -> sort(warnings, kind));
        return json.encode();
    }

    private static void sort(JsonObject object, String member) {
        object.put(
                member,
                new JsonArray(object.getJsonArray(member).stream()
                        .map(JsonObject.class::cast)
                        .sorted(Comparator.comparing(JsonObject::encode))
                        .collect(Collectors.toList())));
    }

    private static String firstDifference(String theirs, String ours) {
        int at = 0;
        while (at < theirs.length() && at < ours.length() && theirs.charAt(at) == ours.charAt(at)) {
            at++;
        }
        return "theirs: …" + around(theirs, at) + "… ours: …" + around(ours, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
    }

    @Test
    void sarifIsValid() {
        assertAllValid(file -> JsonSchemas.sarifErrors(SarifReport.render(corpus.report(file))));
    }

    @Test
    void cycloneDxIsValid() {
        assertAllValid(
                file -> JsonSchemas.cycloneDxErrors(CycloneDxReport.render(corpus.report(file), corpus.snapshot())));
    }

    @Test
    void markdownFitsIntoAComment() {
        for (String file : AuditCorpus.readable()) {
            String comment = MarkdownReport.render(corpus.report(file), corpus.snapshot());
            assertTrue(comment.length() < 65_536, file);
        }
    }

    private static void assertAllValid(Function<String, List<String>> errors) {
        Map<String, List<String>> wrong = new TreeMap<>();
        for (String file : AuditCorpus.readable()) {
            List<String> found = errors.apply(file);
            if (!found.isEmpty()) {
                wrong.put(file, found.subList(0, Math.min(3, found.size())));
            }
        }
        assertEquals(Map.of(), wrong);
        assertEquals(229, AuditCorpus.readable().size());
    }
}
