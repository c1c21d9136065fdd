package dev.rustsecd.service.search;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The advisories of one snapshot, to be searched.
 *
 * <p>Full text is a scan over lower-cased texts in memory and not a query to the database: RustSec has some 1,200
 * advisories with 2 MB of text, a scan takes about a millisecond, and requests go on without the database. The texts are
 * made when the first search of a snapshot needs them.
 */
public final class AdvisorySearch {
    private static final Comparator<AdvisoryRecord> NEWEST_FIRST = Comparator.comparing(
                    (AdvisoryRecord record) -> record.created().at())
            .thenComparing(record -> record.advisory().id())
            .reversed();

    private final Snapshot snapshot;
    private volatile @Nullable List<String> texts;

    public AdvisorySearch(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * One page of what a filter lets through, in the order of the snapshot.
     *
     * @param total on all pages
     * @param next where the next page starts; null on the last page
     */
    public record Page(
            List<AdvisoryRecord> records,
            int total,
            @Nullable PageToken next) {}

    /**
     * @param after null for the first page
     * @param limit records of the page, at least 1
     */
    public Page find(AdvisoryFilter filter, @Nullable PageToken after, int limit) {
        List<AdvisoryRecord> found = matching(filter);
        List<AdvisoryRecord> rest = found.stream()
                .filter(record -> after == null || after.isBefore(record))
                .toList();
        if (rest.size() <= limit) {
            return new Page(rest, found.size(), null);
        }
        List<AdvisoryRecord> page = rest.subList(0, limit);
        return new Page(page, found.size(), PageToken.after(page.get(limit - 1)));
    }

    /**
     * Some of what a filter lets through, those first whose files are the newest.
     *
     * @param from how many to pass over
     */
    public Page newest(AdvisoryFilter filter, int from, int limit) {
        List<AdvisoryRecord> found = new ArrayList<>(matching(filter));
        found.sort(NEWEST_FIRST);
        int start = Math.min(from, found.size());
        return new Page(found.subList(start, Math.min(start + limit, found.size())), found.size(), null);
    }

    /** The advisories with this id, or else those that have it as an alias; in any case. */
    public List<AdvisoryRecord> named(String id) {
        List<AdvisoryRecord> own = snapshot.advisories().stream()
                .filter(record -> record.advisory().id().text().equalsIgnoreCase(id))
                .toList();
        return own.isEmpty()
                ? snapshot.advisories().stream()
                        .filter(record -> record.advisory().aliases().stream()
                                .anyMatch(alias -> alias.text().equalsIgnoreCase(id)))
                        .toList()
                : own;
    }

    /**
     * The live advisories of each crate of crates.io whose name has a text in it, by the name as they spell it.
     *
     * @param part in any case; empty for all
     */
    public SortedMap<String, List<Advisory>> crates(String part) {
        String canonical = CrateName.canonical(part);
        SortedMap<String, List<Advisory>> crates = new TreeMap<>();
        for (AdvisoryRecord record : snapshot.advisories()) {
            Advisory advisory = record.advisory();
            boolean live = !advisory.isWithdrawn() && advisory.isAboutCratesIo();
            if (live && advisory.crate().canonical().contains(canonical)) {
                crates.computeIfAbsent(advisory.crate().toString(), none -> new ArrayList<>())
                        .add(advisory);
            }
        }
        return crates;
    }

    private List<AdvisoryRecord> matching(AdvisoryFilter filter) {
        List<AdvisoryRecord> found = new ArrayList<>();
        List<AdvisoryRecord> all = snapshot.advisories();
        for (int i = 0; i < all.size(); i++) {
            boolean words = filter.words().isEmpty() || hasAll(texts().get(i), filter.words());
            if (words && filter.admits(all.get(i))) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    private static boolean hasAll(String text, List<String> words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    // Two threads may make the texts at once; they come to the same.
    private List<String> texts() {
        if (texts == null) {
            texts = snapshot.advisories().stream()
                    .map(record -> text(record.advisory()))
                    .toList();
        }
        return Objects.requireNonNull(texts);
    }

    private static String text(Advisory advisory) {
        return Stream.of(
                        Stream.of(advisory.id(), advisory.crate(), advisory.title(), advisory.description()),
                        advisory.aliases().stream(),
                        advisory.keywords().stream(),
                        advisory.categories().stream())
                .flatMap(parts -> parts)
                .map(Object::toString)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }
}
