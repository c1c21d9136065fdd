package dev.rustsecd.snapshot;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisoryKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which records of one crate are about one matter: those of different sources that share an id or an alias, directly or
 * through others, and are of one kind. What one source says twice stays apart.
 */
final class Matters {
    private final List<AdvisoryRecord> records;

    /** By record; of none where only one source speaks of the crate. */
    private final IdentityHashMap<AdvisoryRecord, Place> places;

    private record Place(int matter, int rank) {}

    private record Name(AdvisoryKind kind, AdvisoryId id) {}

    private Matters(List<AdvisoryRecord> records, IdentityHashMap<AdvisoryRecord, Place> places) {
        this.records = records;
        this.places = places;
    }

    /**
     * @param records of one crate
     * @param precedence whose record is told goes first
     */
    static Matters of(List<AdvisoryRecord> records, Comparator<AdvisoryRecord> precedence) {
        List<String> sources = records.stream()
                .sorted(precedence)
                .map(AdvisoryRecord::source)
                .distinct()
                .toList();
        if (sources.size() < 2) {
            return new Matters(List.copyOf(records), new IdentityHashMap<>());
        }
        int[] matters = matters(records);
        List<AdvisoryRecord> united = IntStream.range(0, matters.length)
                .mapToObj(i -> united(i, records, matters))
                .toList();
        IdentityHashMap<AdvisoryRecord, Place> places = new IdentityHashMap<>();
        for (int i = 0; i < matters.length; i++) {
            places.put(
                    united.get(i),
                    new Place(matters[i], sources.indexOf(united.get(i).source())));
        }
        return new Matters(united, places);
    }

    /** All records in their order, each with the names that other sources have for its matter. */
    List<AdvisoryRecord> records() {
        return records;
    }

    /** Of each matter the records of the first source that is among these, all of {@link #records}. */
    List<AdvisoryRecord> told(List<AdvisoryRecord> among) {
        if (places.isEmpty() || among.size() < 2) {
            return among;
        }
        Map<Integer, Integer> first = new HashMap<>();
        among.forEach(
                record -> first.merge(place(record).matter(), place(record).rank(), Math::min));
        return among.stream()
                .filter(record -> Objects.equals(
                        first.get(place(record).matter()), place(record).rank()))
                .toList();
    }

    private Place place(AdvisoryRecord record) {
        return Objects.requireNonNull(places.get(record));
    }

    /** By record the number of its matter. */
    private static int[] matters(List<AdvisoryRecord> records) {
        Map<Name, Set<Integer>> byName = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            AdvisoryKind kind = records.get(i).advisory().kind();
            for (AdvisoryId id : names(records.get(i)).toList()) {
                byName.computeIfAbsent(new Name(kind, id), name -> new LinkedHashSet<>())
                        .add(i);
            }
        }
        int[] matters = IntStream.range(0, records.size()).toArray();
        for (Set<Integer> sharing : byName.values()) {
            long sources = sharing.stream()
                    .map(i -> records.get(i).source())
                    .distinct()
                    .count();
            if (sources > 1) {
                Set<Integer> joined = new LinkedHashSet<>();
                sharing.forEach(i -> joined.add(matters[i]));
                int matter = joined.iterator().next();
                Arrays.setAll(matters, i -> joined.contains(matters[i]) ? matter : matters[i]);
            }
        }
        return matters;
    }

    private static AdvisoryRecord united(int index, List<AdvisoryRecord> records, int[] matters) {
        AdvisoryRecord record = records.get(index);
        Advisory advisory = record.advisory();
        Set<AdvisoryId> aliases = new LinkedHashSet<>(advisory.aliases());
        IntStream.range(0, matters.length)
                .filter(i -> matters[i] == matters[index])
                .mapToObj(records::get)
                .filter(other -> !other.source().equals(record.source()))
                .flatMap(Matters::names)
                .filter(name -> !name.equals(advisory.id()))
                .forEach(aliases::add);
        return aliases.size() == advisory.aliases().size()
                ? record
                : record.with(advisory.withAliases(List.copyOf(aliases)));
    }

    private static Stream<AdvisoryId> names(AdvisoryRecord record) {
        return Stream.concat(Stream.of(record.advisory().id()), record.advisory().aliases().stream());
    }
}
