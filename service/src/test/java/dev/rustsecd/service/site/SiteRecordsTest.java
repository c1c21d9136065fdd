package dev.rustsecd.service.site;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteRecordsTest {
    /** It is later than the second one, but it was still the day before where it was committed. */
    private static final AdvisoryRecord FIRST_DAY = created(1, "2024-01-02T02:00:00Z", "2024-01-01");

    private static final AdvisoryRecord NEXT_DAY = created(3, "2024-01-01T23:00:00Z", "2024-01-02");
    private static final AdvisoryRecord NEXT_DAY_TOO = created(2, "2024-01-01T22:00:00Z", "2024-01-02");

    @Test
    void recordsAreNewestFirstByTheCommittersDayAndThenById() {
        SiteRecords records = SiteRecords.of(List.of(FIRST_DAY, NEXT_DAY, NEXT_DAY_TOO));
        assertEquals(List.of(NEXT_DAY_TOO, NEXT_DAY, FIRST_DAY), records.newestFirst());
        assertEquals(records.newestFirst(), records.byPackage().get("time"));
    }

    @Test
    void namesAreExact() {
        SiteRecords records = SiteRecords.of(List.of(
                anAdvisory().forCrate("Foo_Bar").asRecord().build(),
                anAdvisory()
                        .id("RUSTSEC-2020-0001")
                        .forCrate("foo-bar")
                        .asRecord()
                        .build()));
        assertEquals(Set.of("Foo_Bar", "foo-bar"), records.byPackage().keySet());
    }

    private static AdvisoryRecord created(int number, String at, String on) {
        AdvisoryBuilder advisory = anAdvisory().id("RUSTSEC-2024-000" + number);
        AdvisoryRecord record = advisory.asRecord().build();
        Touch touch = new Touch(Instant.parse(at), LocalDate.parse(on));
        return new AdvisoryRecord(
                record.advisory(), record.source(), record.revision(), "", touch, touch, record.page());
    }
}
