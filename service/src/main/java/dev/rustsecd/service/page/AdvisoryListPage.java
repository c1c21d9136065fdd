package dev.rustsecd.service.page;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.page.SearchSentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Advisories, searched.
 *
 * @param crates whose names have the words in them, the one of just that name first
 * @param next address of the next page; null on the last
 */
public record AdvisoryListPage(
        Frame frame,
        String words,
        String crate,
        List<Choice> kinds,
        List<Choice> severities,
        List<Choice> categories,
        List<CrateRow> crates,
        String summary,
        List<AdvisoryRow> rows,
        @Nullable String next) {
    /** What was asked for, as the form has it; an empty text is nothing. */
    public record Asked(String words, String crate, String kind, String severity, String category) {}

    /** What was found, and when. */
    public record Found(
            AdvisorySearch.Page page,
            List<CrateRow> crates,
            @Nullable String next,
            Instant now) {}

    public static AdvisoryListPage of(Asked asked, Found found, Snapshot snapshot) {
        return new AdvisoryListPage(
                new Frame("Advisories", Section.ADVISORIES),
                asked.words(),
                asked.crate(),
                Choice.of(
                        Arrays.stream(AdvisoryKind.values())
                                .map(AdvisoryKind::label)
                                .toList(),
                        asked.kind()),
                Choice.of(
                        Arrays.stream(Severity.Level.values())
                                .filter(level -> level != Severity.Level.NONE)
                                .map(Severity.Level::label)
                                .toList(),
                        asked.severity()),
                Choice.of(categories(snapshot), asked.category()),
                found.crates(),
                summary(found.page()),
                AdvisoryRow.of(found.page().records(), found.now()),
                found.next());
    }

    private static String summary(AdvisorySearch.Page found) {
        return found.total() == 0
                ? SearchSentences.none()
                : SearchSentences.found(found.total(), found.records().size());
    }

    private static TreeSet<String> categories(Snapshot snapshot) {
        TreeSet<String> categories = new TreeSet<>();
        snapshot.advisories()
                .forEach(record -> categories.addAll(record.advisory().categories()));
        return categories;
    }

    /** One option of a select; the empty value is none of them. */
    public record Choice(String value, String label, boolean chosen) {
        public static List<Choice> of(Collection<String> values, String chosen) {
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice("", "any", chosen.isEmpty()));
            values.forEach(value -> choices.add(new Choice(value, value, value.equals(chosen))));
            return choices;
        }
    }
}
