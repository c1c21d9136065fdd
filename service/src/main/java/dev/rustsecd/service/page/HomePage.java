package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Collection;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The first page.
 *
 * @param commands for a shell
 * @param latest the newest live advisories but those of malware
 * @param malicious the newest of malware: there are so many that nothing else would be seen beside them
 * @param advisories how many there are
 */
public record HomePage(
        Frame frame,
        List<String> commands,
        List<AdvisoryRow> latest,
        List<AdvisoryRow> malicious,
        int advisories,
        DataAge age) {
    private static final int LATEST = 7;
    private static final int MALICIOUS = 5;

    /** @param base address of this service, without a slash at its end */
    public static HomePage of(Snapshot snapshot, Instant now, String base) {
        return new HomePage(
                new Frame("Check a Cargo.lock", Section.CHECK),
                List.of("curl --data-binary @Cargo.lock '" + base + "/v1/audit?format=text'"),
                AdvisoryRow.of(latest(snapshot, false, LATEST), now),
                AdvisoryRow.of(latest(snapshot, true, MALICIOUS), now),
                snapshot.advisories().size(),
                DataAge.of(snapshot, now));
    }

    private static List<AdvisoryRecord> latest(Snapshot snapshot, boolean malicious, int most) {
        return snapshot.advisories().stream()
                .filter(record -> !record.advisory().isWithdrawn())
                .filter(record -> record.advisory().collection() == Collection.CRATES)
                .filter(record -> record.advisory().isMalicious() == malicious)
                .sorted(Comparator.comparing(
                                (AdvisoryRecord record) -> record.advisory().date())
                        .thenComparing(record -> record.advisory().id())
                        .reversed())
                .limit(most)
                .toList();
    }
}
