package dev.rustsecd.lockfile.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileCorpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("corpus")
class LockfileCorpusTest {
    private static final Pattern DEPENDENCY_COUNT = Pattern.compile("\"dependency-count\":\\s*(\\d+)");

    private static SortedMap<String, byte[]> lockfiles = new TreeMap<>();

    @BeforeAll
    static void load() {
        lockfiles = LockfileCorpus.lockfiles();
    }

    private static byte[] lockfile(String file) {
        return Objects.requireNonNull(lockfiles.get(file), file);
    }

    @Test
    void readsWhatCargoOrCargoAuditReadsAndNothingElse() {
        Map<String, String> expected = new TreeMap<>();
        for (String[] row : LockfileCorpus.expectedFindings()) {
            expected.put(row[0], row[1].equals("refused") ? "refused" : "read");
        }
        Map<String, String> outcomes = new TreeMap<>();
        lockfiles.forEach(
                (file, bytes) -> outcomes.put(file, Readings.read(bytes) instanceof Lockfile ? "read" : "refused"));
        assertEquals(239, outcomes.size());
        assertEquals(expected, outcomes);
    }

    @Test
    void whatCargoAuditRefusesHasARemark() {
        for (String[] row : LockfileCorpus.expectedFindings()) {
            if (row[1].equals("lenient")) {
                Lockfile lockfile = (Lockfile) Readings.read(lockfile(row[0]));
                assertTrue(!lockfile.remarks().isEmpty(), row[0]);
            }
        }
    }

    @Test
    void bothReadersAgreeAndTheScannerTakesMost() {
        int scanned = 0;
        for (Map.Entry<String, byte[]> lockfile : lockfiles.entrySet()) {
            scanned += Readings.scannerDecides(lockfile.getValue(), lockfile.getKey()) ? 1 : 0;
        }
        assertTrue(scanned >= 220, "scanned " + scanned);
    }

    @Test
    void packageCountsAreThoseOfCargoAudit() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<String, byte[]> output :
                LockfileCorpus.cargoAuditOutputs().entrySet()) {
            Matcher count = DEPENDENCY_COUNT.matcher(new String(output.getValue(), StandardCharsets.UTF_8));
            if (output.getKey().endsWith(".json") && count.find()) {
                String file = output.getKey().replace("json/", "").replace(".json", ".lock");
                Lockfile lockfile = (Lockfile) Readings.read(lockfile(file));
                int packages = lockfile.packages().size() - (lockfile.hasRoot() ? 1 : 0);
                compared++;
                if (packages != Integer.parseInt(count.group(1))) {
                    wrong.add(file + ": " + packages + ", not " + count.group(1));
                }
            }
        }
        assertEquals(221, compared);
        assertEquals(List.of(), wrong);
    }

    @Test
    void mutatedFilesAreReadAlikeOrHandedOver() {
        Random random = new Random(20_261_122);
        int decided = 0;
        for (Map.Entry<String, byte[]> lockfile : lockfiles.entrySet()) {
            if (lockfile.getValue().length < 40_000) {
                for (int i = 0; i < 8; i++) {
                    byte[] mutated = Mutation.any(lockfile.getValue(), random);
                    decided += Readings.scannerDecides(mutated, lockfile.getKey() + " mutation " + i) ? 1 : 0;
                }
            }
        }
        assertTrue(decided > 100, "decided by the scanner: " + decided);
    }
}
