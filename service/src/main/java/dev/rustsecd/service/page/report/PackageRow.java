package dev.rustsecd.service.page.report;

import dev.rustsecd.service.page.part.SeverityMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package with all that is wrong with it: a row of the table, and the card that it unfolds to.
 *
 * @param label {@code 0.1.42}, with the source where the version alone is not enough
 * @param anchor its id in the page
 * @param keys what it is filtered by, as classes: {@code is-high is-unsound}
 * @param marks one of each kind, the gravest first
 * @param shortFix a few words
 * @param yank null where the version is not yanked
 * @param graph null where nothing depends on it
 */
public record PackageRow(
        String crate,
        String label,
        String address,
        String anchor,
        String keys,
        List<Tally> marks,
        List<Entry> entries,
        String shortFix,
        List<FixView> fixes,
        @Nullable YankView yank,
        String pathSentence,
        @Nullable PathGraph graph) {
    public PackageRow {
        marks = List.copyOf(marks);
        entries = List.copyOf(entries);
        fixes = List.copyOf(fixes);
    }

    /** The gravest mark of one kind, and how many advisories are of that kind. */
    public record Tally(SeverityMark mark, int count) {}

    /** One advisory of the package. */
    public record Entry(String id, String address, String title, SeverityMark mark) {}

    /**
     * A fix of some of its advisories.
     *
     * @param advisories which; empty where it is all of them
     */
    public record FixView(String advisories, String sentence, List<String> commands, List<String> notes) {}

    /** Whether its fixes say more than what the first of them is. */
    public boolean hasFixesToTell() {
        return fixes.size() > 1
                || fixes.stream()
                        .anyMatch(
                                fix -> !fix.commands().isEmpty() || !fix.notes().isEmpty());
    }

    /** The gravest of its marks, from 0. */
    int rank() {
        return marks.get(0).mark().rank();
    }
}
