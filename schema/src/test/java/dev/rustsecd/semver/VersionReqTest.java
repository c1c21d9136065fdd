package dev.rustsecd.semver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.Table;
import dev.rustsecd.reject.RejectedInput;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionReqTest {
    static List<Table.Row> requirements() {
        return Table.rows("/semver/requirements.txt");
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void matchesAsCargoDocumentsIt(Table.Row row) {
        VersionReq requirement = VersionReq.parse(row.cell(0));
        assertEquals(row.cell(1), requirement.toString());
        for (String match : row.list(2, " ")) {
            assertTrue(requirement.matches(Version.parse(match)), match);
        }
        for (String other : row.list(3, " ")) {
            assertFalse(requirement.matches(Version.parse(other)), other);
        }
    }

    @Test
    void thirtyTwoComparatorsAreReadAndNoMore() {
        String limit = String.join(",", Collections.nCopies(32, "1"));
        assertEquals(32, VersionReq.parse(limit).comparators().size());
        RejectedInput refused = assertThrows(RejectedInput.class, () -> VersionReq.parse(limit + ", 1"));
        assertEquals("excessive number of version comparators", refused.detail());
    }

    @Test
    void equalRequirementsAreEqualWhateverTheirSpaces() {
        assertEquals(VersionReq.parse("^1, <2"), VersionReq.parse(" 1 ,<  2 "));
        assertEquals(
                VersionReq.parse("^1, <2").hashCode(),
                VersionReq.parse(" 1 ,<  2 ").hashCode());
    }

    @Test
    void textIsPrintedSoThatItReadsTheSame() {
        Random random = new Random(71);
        for (int i = 0; i < 20_000; i++) {
            VersionReq requirement = RandomVersions.requirement(random);
            assertEquals(requirement, VersionReq.parse(requirement.toString()));
        }
    }

    @Test
    void anyTextIsARequirementOrRefused() {
        Random random = new Random(72);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = RandomVersions.text(random);
            try {
                VersionReq requirement = VersionReq.parse(text);
                assertEquals(requirement, VersionReq.parse(requirement.toString()));
                read++;
            } catch (RejectedInput refused) {
                assertFalse(refused.detail().isEmpty());
            }
        }
        assertTrue(read > 1_000, "too few requirements among the texts: " + read);
    }
}
