package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Collection;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import java.util.Comparator;
import java.util.List;

/**
 * The first page.
 *
 * @param commands for a shell
 * @param latest the newest live advisories
 * @param advisories how many there are
 * @param age a sentence
 */
public record HomePage(Frame frame, List<String> commands, List<AdvisoryRow> latest, int advisories, String age) {
    private static final int LATEST = 8;

    /** @param base address of this service, without a slash at its end */
    public static HomePage of(Snapshot snapshot, String base) {
        List<AdvisoryRecord> latest = snapshot.advisories().stream()
                .filter(record -> !record.advisory().isWithdrawn())
                .filter(record -> record.advisory().collection() == Collection.CRATES)
                .sorted(Comparator.comparing(
                                (AdvisoryRecord record) -> record.created().at())
                        .thenComparing(record -> record.advisory().id())
                        .reversed())
                .limit(LATEST)
                .toList();
        return new HomePage(
                new Frame("Check a Cargo.lock", Section.CHECK),
                List.of("curl --data-binary @Cargo.lock '" + base + "/v1/audit?format=text'"),
                AdvisoryRow.of(latest),
                snapshot.advisories().size(),
                DataAge.of(snapshot));
    }
}
