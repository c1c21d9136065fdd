package dev.rustsecd.service.page;

import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.words.page.CratePageSentences;
import java.time.Instant;
import java.util.List;

/**
 * Every advisory that RustSec has published for a package, where rustsec.org has that page.
 *
 * @param name as the advisories spell it
 * @param summary a sentence
 * @param crate address of what is known of the crate
 * @param json address of the same as data
 * @param feed address of the same as Atom
 */
public record PackagePage(
        Frame frame, String name, String summary, List<AdvisoryRow> rows, String crate, String json, String feed) {
    /** @param records at least one, as they are to be shown */
    public static PackagePage of(String name, List<AdvisoryRecord> records, Instant now) {
        long withdrawn = records.stream()
                .filter(record -> record.advisory().isWithdrawn())
                .count();
        return new PackagePage(
                new Frame(CratePageSentences.packageTitle(name), Section.ADVISORIES),
                name,
                CratePageSentences.packageSummary(records.size(), withdrawn),
                AdvisoryRow.of(records, now),
                Addresses.crate(name),
                Addresses.packageRecords(name),
                Addresses.feed(name));
    }
}
