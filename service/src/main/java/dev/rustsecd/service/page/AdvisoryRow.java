package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.util.List;

/** A line of a list of advisories. */
public record AdvisoryRow(
        String id,
        String address,
        String crate,
        String crateAddress,
        String title,
        SeverityMark mark,
        String date,
        boolean withdrawn) {
    public static AdvisoryRow of(AdvisoryRecord record) {
        Advisory advisory = record.advisory();
        String crate = advisory.crate().toString();
        return new AdvisoryRow(
                advisory.id().text(),
                Addresses.advisory(advisory.id().text()),
                crate,
                Addresses.subject(advisory),
                advisory.title(),
                SeverityMark.of(advisory),
                advisory.date(),
                advisory.isWithdrawn());
    }

    public static List<AdvisoryRow> of(List<AdvisoryRecord> records) {
        return records.stream().map(AdvisoryRow::of).toList();
    }
}
