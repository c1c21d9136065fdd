package dev.rustsecd.service.page;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Advisories, searched.
 *
 * @param crateAddress of the crate that the words name; null where they name none
 * @param next address of the next page; null on the last
 */
public record AdvisoryListPage(
        Frame frame,
        String words,
        String crate,
        List<Choice> kinds,
        List<Choice> severities,
        List<Choice> categories,
        @Nullable String crateAddress,
        String summary,
        List<AdvisoryRow> rows,
        @Nullable String next) {
    /** What was asked for, as the form has it; an empty text is nothing. */
    public record Asked(String words, String crate, String kind, String severity, String category) {}

    public static AdvisoryListPage of(
            Asked asked, AdvisorySearch.Page found, @Nullable String next, Snapshot snapshot) {
        boolean isName = CrateName.isRegistryName(asked.words());
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
                isName ? Addresses.crate(asked.words()) : null,
                summary(found),
                AdvisoryRow.of(found.records()),
                next);
    }

    private static String summary(AdvisorySearch.Page found) {
        if (found.total() == 0) {
            return "No advisory matches.";
        }
        return ReportWords.plural(found.total(), "advisory", "advisories") + ", newest first"
                + (found.records().size() < found.total()
                        ? "; " + found.records().size() + " on this page."
                        : ".");
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
