package dev.rustsecd.cvss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.fixtures.Table;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import us.springett.cvss.Cvss;

class CvssVectorTest {
    static List<Table.Row> scores() {
        return Table.rows("/cvss/scores.txt");
    }

    static List<Table.Row> canonical() {
        return Table.rows("/cvss/canonical.txt");
    }

    static List<Table.Row> refused() {
        return Table.rows("/cvss/refused.txt");
    }

    @ParameterizedTest
    @MethodSource("scores")
    void scoresAsRustsecDoes(Table.Row row) {
        Severity severity = Severity.parse(row.cell(0));
        assertEquals(Double.parseDouble(row.cell(1)), severity.score());
        assertEquals(row.cell(2), severity.level().label());
        assertEquals(row.cell(0), severity.vector(), "the vectors of this table are canonical");
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void printsInCanonicalOrderAndCase(Table.Row row) {
        CvssVector vector = CvssVector.parse(row.cell(0));
        assertEquals(row.cell(1), vector.toString());
        assertEquals(vector.score(), CvssVector.parse(row.cell(1)).score());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithTheMessageOfTheCvssCrate(Table.Row row) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> CvssVector.parse(row.cell(0)));
        assertEquals(row.cell(1), refused.detail());
        assertEquals(Rejection.CVSS_INVALID, refused.rejection());
    }

    @Test
    void versionIsThatOfTheVector() {
        assertEquals("3.0", Severity.parse("CVSS:3.0/AV:N").version());
        assertEquals("3.1", Severity.parse("CVSS:3.1/AV:N").version());
        assertEquals("2.0", Severity.parse("AV:N/AC:L/Au:N/C:P/I:P/A:P").version());
    }

    @Test
    void everyBaseVectorOfVersion3ScoresAsAnIndependentCalculatorSays() {
        List<String> vectors = combinations("CVSS:3.1", CvssMetric.V3);
        assertEquals(2_592, vectors.size());
        for (String vector : vectors) {
            assertEquals(independent(vector), CvssVector.parse(vector).score(), vector);
        }
    }

    @Test
    void baseVectorsOfVersion4DifferFromAnIndependentCalculatorInTiesOnly() {
        Random random = new Random(40);
        List<CvssMetric> base = CvssVersion.V4_0.mandatoryMetrics();
        int different = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder vector = new StringBuilder("CVSS:4.0");
            for (CvssMetric metric : base) {
                List<String> values = metric.values();
                vector.append('/').append(metric.id()).append(':').append(values.get(random.nextInt(values.size())));
            }
            double gap = Math.abs(independent(vector.toString())
                    - CvssVector.parse(vector.toString()).score());
            assertTrue(gap < 0.15, vector.toString());
            different += gap > 0.05 ? 1 : 0;
        }
        assertTrue(different < 50, "different: " + different);
    }

    private static double independent(String vector) {
        return Cvss.fromVector(vector).calculateScore().getBaseScore();
    }

    private static List<String> combinations(String prefix, List<CvssMetric> metrics) {
        List<String> vectors = List.of(prefix);
        for (CvssMetric metric : metrics) {
            List<String> longer = new ArrayList<>();
            for (String vector : vectors) {
                metric.values().forEach(value -> longer.add(vector + "/" + metric.id() + ":" + value));
            }
            vectors = longer;
        }
        return vectors;
    }
}
