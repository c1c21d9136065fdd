package dev.rustsecd.service.page;

import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.words.page.SearchSentences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The crates that have advisories, by name.
 *
 * @param asked a part of their names; may be empty
 * @param next address of the next page; null on the last
 */
public record CrateListPage(
        Frame frame,
        String asked,
        String summary,
        List<CrateRow> rows,
        @Nullable String next) {
    public static CrateListPage of(String asked, List<CrateRow> rows, int total, @Nullable String next) {
        return new CrateListPage(
                new Frame("Crates", Section.CRATES),
                asked,
                total == 0 ? SearchSentences.noCrates() : SearchSentences.crates(total, rows.size()),
                rows,
                next);
    }
}
