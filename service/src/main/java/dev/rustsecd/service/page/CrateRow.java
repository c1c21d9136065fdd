package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Moment;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.words.page.SearchSentences;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A crate with live advisories, in a list.
 *
 * @param advisories how many, in words
 * @param mark of the gravest
 * @param latest when the last one was disclosed
 */
public record CrateRow(String name, String address, String advisories, SeverityMark mark, Moment latest) {
    /** @param live at least one */
    public static CrateRow of(String name, List<Advisory> live, Instant now) {
        String latest =
                live.stream().map(Advisory::date).max(Comparator.naturalOrder()).orElse("");
        return new CrateRow(
                name,
                Addresses.crate(name),
                SearchSentences.advisoriesOfCrate(live.size()),
                live.stream()
                        .map(SeverityMark::of)
                        .min(Comparator.comparingInt(SeverityMark::rank))
                        .orElseThrow(),
                Moment.ofDay(latest, now));
    }
}
