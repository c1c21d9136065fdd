package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Moment;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A line of a list of advisories. */
public record AdvisoryRow(
        String id,
        String address,
        String crate,
        String crateAddress,
        String title,
        SeverityMark mark,
        Moment date,
        boolean withdrawn) {
    public static AdvisoryRow of(AdvisoryRecord record, Instant now) {
        Advisory advisory = record.advisory();
        String crate = advisory.crate().toString();
        return new AdvisoryRow(
                advisory.id().text(),
                Addresses.advisory(advisory.id().text()),
                crate,
                Addresses.subject(advisory),
                advisory.title(),
                SeverityMark.of(advisory),
                Moment.ofDay(advisory.date(), now),
                advisory.isWithdrawn());
    }

    public static List<AdvisoryRow> of(List<AdvisoryRecord> records, Instant now) {
        return records.stream().map(record -> of(record, now)).toList();
    }

    /** The newest first, by the day of disclosure. */
    public static List<AdvisoryRow> newestFirst(List<AdvisoryRecord> records, Instant now) {
        return records.stream()
                .sorted(Comparator.comparing(
                                (AdvisoryRecord record) -> record.advisory().date())
                        .thenComparing(record -> record.advisory().id())
                        .reversed())
                .map(record -> of(record, now))
                .toList();
    }
}
