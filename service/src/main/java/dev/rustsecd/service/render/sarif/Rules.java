package dev.rustsecd.service.render.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules of a run: one for each id, in the order in which results first name them. */
final class Rules {
    private final Map<String, Rule> byId = new LinkedHashMap<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    Rules(List<Result> results, String path) {
        Map<String, List<Result>> byRule = new LinkedHashMap<>();
        for (Result result : results) {
            byRule.computeIfAbsent(result.ruleId(), none -> new ArrayList<>()).add(result);
        }
        byRule.forEach((id, ofRule) -> {
            indexes.put(id, indexes.size());
            byId.put(id, new Rule(ofRule, path));
        });
    }

    int indexOf(String id) {
        return Objects.requireNonNull(indexes.get(id));
    }

    void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("rules");
        for (Rule rule : byId.values()) {
            rule.write(out);
        }
        out.writeEndArray();
    }
}
