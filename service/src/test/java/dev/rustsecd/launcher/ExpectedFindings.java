package dev.rustsecd.launcher;

import dev.rustsecd.lockfile.LockfileCorpus;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is to be found in every lockfile of the corpus: kind, advisory, package, version and source of each finding. */
final class ExpectedFindings {
    private final Map<String, byte[]> lockfiles = LockfileCorpus.lockfiles();
    private final Map<String, Set<String>> findings = new TreeMap<>();
    private final Set<String> refused = new TreeSet<>();

    ExpectedFindings() {
        for (String[] row : LockfileCorpus.expectedFindings()) {
            Set<String> ofFile = findings.computeIfAbsent(row[0], none -> new TreeSet<>());
            if (row[1].equals("refused")) {
                refused.add(row[0]);
            }
            if (!row[3].equals("-")) {
                ofFile.add(String.join(" ", List.of(row).subList(2, 7)));
            }
        }
    }

    Set<String> files() {
        return findings.keySet();
    }

    byte[] lockfile(String file) {
        return Objects.requireNonNull(lockfiles.get(file), file);
    }

    boolean isRefused(String file) {
        return refused.contains(file);
    }

    Set<String> of(String file) {
        return findings.getOrDefault(file, Set.of());
    }

    /** The findings of an answer, written alike. */
    static Set<String> in(String answer) {
        Set<String> found = new TreeSet<>();
        new JsonObject(answer).getJsonArray("findings").forEach(finding -> found.add(line((JsonObject) finding)));
        return found;
    }

    private static String line(JsonObject finding) {
        JsonObject affected = finding.getJsonObject("package");
        return String.join(
                " ",
                finding.getString("kind"),
                finding.getJsonObject("advisory").getString("id"),
                affected.getString("name"),
                affected.getString("version"),
                affected.getString("source"));
    }
}
