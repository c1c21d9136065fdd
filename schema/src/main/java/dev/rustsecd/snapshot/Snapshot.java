package dev.rustsecd.snapshot;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.CrateNameMap;
import dev.rustsecd.release.CrateReleases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that answers need, at one revision. Immutable; a look-up takes one hash probe and no lock.
 *
 * <p>By crate only what is about crates of crates.io is found; the {@code rust} collection, and what names another
 * registry as its source, only by id.
 */
public final class Snapshot {
    private static final Comparator<AdvisoryRecord> BY_ID = Comparator.<AdvisoryRecord, String>comparing(
                    record -> record.advisory().id().text())
            .thenComparing(AdvisoryRecord::source);

    private final Revision revision;
    private final List<SourceState> sources;
    private final List<AdvisoryRecord> advisories;
    private final CrateNameMap<CrateAdvisories> byCrate;
    private final Map<String, List<AdvisoryRecord>> byId;
    private final Map<String, List<AdvisoryRecord>> byAlias;
    private final List<String> missing;
    private final Quarantine quarantine;
    private final Revision floor;
    private final Revision advisoriesRevision;
    private final RegistryFacts registry;
    private final YankReasonTable yankReasons;

    /**
     * Without a registry; {@link #with} adds one.
     *
     * @param crateRevisions by canonical name: the last change of each crate's advisories, for crates that may have none
     *     left
     * @param sources those that have been loaded
     * @param missing names of the sources that are configured and were never loaded
     * @param quarantine of all sources
     */
    public Snapshot(
            Revision revision,
            List<SourceState> sources,
            List<String> missing,
            List<AdvisoryRecord> records,
            Map<String, Revision> crateRevisions,
            Quarantine quarantine) {
        this.revision = revision;
        this.sources = List.copyOf(sources);
        this.missing = List.copyOf(missing);
        this.advisories = records.stream().sorted(BY_ID).toList();
        this.quarantine = quarantine;
        this.registry = RegistryFacts.OFF;
        this.yankReasons = YankReasonTable.EMPTY;
        this.floor = sources.stream()
                .map(SourceState::firstRevision)
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE);
        this.byCrate = indexByCrate(crateRevisions);
        this.advisoriesRevision = Stream.concat(
                        records.stream().map(AdvisoryRecord::revision), crateRevisions.values().stream())
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE)
                .max(floor);
        this.byId = index(record -> List.of(record.advisory().id().text()));
        this.byAlias = index(record ->
                record.advisory().aliases().stream().map(id -> id.text()).toList());
    }

    private Snapshot(Snapshot advisories, Revision revision, RegistryFacts registry, YankReasonTable yankReasons) {
        this.revision = revision;
        this.registry = registry;
        this.yankReasons = yankReasons;
        this.sources = advisories.sources;
        this.missing = advisories.missing;
        this.advisories = advisories.advisories;
        this.quarantine = advisories.quarantine;
        this.floor = advisories.floor;
        this.advisoriesRevision = advisories.advisoriesRevision;
        this.byCrate = advisories.byCrate;
        this.byId = advisories.byId;
        this.byAlias = advisories.byAlias;
    }

    /** The same advisories, shared, beside other facts of the registry. */
    public Snapshot with(Revision at, RegistryFacts facts) {
        return new Snapshot(this, at, facts, yankReasons);
    }

    /** The same facts, shared, beside other reasons of yanks. */
    public Snapshot with(YankReasonTable reasons) {
        return new Snapshot(this, revision, registry, reasons);
    }

    public Revision revision() {
        return revision;
    }

    /** The last change of any advisory; arrivals of the registry do not move it. */
    public Revision advisoriesRevision() {
        return advisoriesRevision;
    }

    /** What is known of published versions. */
    public RegistryFacts registry() {
        return registry;
    }

    /** Why versions were yanked, as the registry and the operator have it. */
    public YankReasonTable yankReasons() {
        return yankReasons;
    }

    public List<SourceState> sources() {
        return sources;
    }

    /** When the source was checked that was checked longest ago; nothing where one never was. */
    public Optional<Instant> oldestCheck() {
        boolean never = sources.stream().anyMatch(source -> source.checkedAt() == null);
        return never
                ? Optional.empty()
                : sources.stream().map(SourceState::checkedAt).min(Comparator.naturalOrder());
    }

    /** The sources that are configured and were never loaded: what they would say is not known. */
    public List<String> missing() {
        return missing;
    }

    /** All advisories of all sources and both collections, withdrawn ones too; by id, then by source. */
    public List<AdvisoryRecord> advisories() {
        return advisories;
    }

    /** Those of RustSec's own source: what the compatible surfaces show. */
    public List<AdvisoryRecord> ofRustSec() {
        return advisories.stream().filter(record -> !isForeign(record)).toList();
    }

    /** The files that cannot be read. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Those of RustSec's own source: what the compatible surfaces lack. */
    public Quarantine quarantineOfRustSec() {
        return quarantine.only(file -> isRustSecs(file.source()));
    }

    /** Whether any advisory source has been loaded at all. */
    public boolean isLoaded() {
        return !sources.isEmpty();
    }

    /** The advisories of a crate, or null where none was ever published. */
    public @Nullable CrateAdvisories crate(CrateName crate) {
        return byCrate.get(crate.canonical());
    }

    /** As {@link #crate(CrateName)}, by the text of the name. */
    public @Nullable CrateAdvisories crate(String name) {
        return byCrate.get(name);
    }

    /** As {@link #crate(CrateName)}. */
    public @Nullable CrateAdvisories crate(CanonicalName name) {
        return byCrate.get(name.text());
    }

    /** The last change of anything that is known of this crate; at least the revision of the sources' first load. */
    public Revision revisionOf(@Nullable CrateAdvisories crate) {
        return crate == null ? floor : crate.revision().max(floor);
    }

    /** A crate's name as the registry spells it, else as its advisories do, else as it is given. */
    public CrateName spelling(CrateName given) {
        CrateReleases published = registry.answer(given).crate();
        if (published != null) {
            return CrateName.of(published.crate());
        }
        CrateAdvisories known = crate(given);
        return known == null
                ? given
                : Stream.concat(known.live().stream(), known.withdrawn().stream())
                        .map(record -> record.advisory().crate())
                        .findFirst()
                        .orElse(given);
    }

    /** The advisories with this id, in any case, one of each source that has it, RustSec's first. */
    public List<AdvisoryRecord> byId(String id) {
        return byId.getOrDefault(folded(id), List.of());
    }

    /** The advisories that name this id, in any case, as an alias, by id. */
    public List<AdvisoryRecord> byAlias(String alias) {
        return byAlias.getOrDefault(folded(alias), List.of());
    }

    private static String folded(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    /** The source that a record belongs to. */
    public Optional<SourceState> sourceOf(AdvisoryRecord record) {
        return sources.stream()
                .filter(source -> source.name().equals(record.source()))
                .findFirst();
    }

    private CrateNameMap<CrateAdvisories> indexByCrate(Map<String, Revision> crateRevisions) {
        Map<String, List<AdvisoryRecord>> grouped = new HashMap<>();
        for (AdvisoryRecord record : advisories) {
            Advisory advisory = record.advisory();
            if (advisory.isAboutCratesIo()) {
                grouped.computeIfAbsent(advisory.crate().canonical(), name -> new ArrayList<>())
                        .add(record);
            }
        }
        Set<String> unreadable = quarantine.crates();
        Stream.concat(crateRevisions.keySet().stream(), unreadable.stream())
                .forEach(name -> grouped.computeIfAbsent(name, none -> new ArrayList<>()));
        Map<String, CrateAdvisories> index = new HashMap<>();
        grouped.forEach((name, records) -> {
            Revision changed = crateRevisions.getOrDefault(name, Revision.NONE);
            index.put(name, ofCrate(records, changed, unreadable.contains(name)));
        });
        return new CrateNameMap<>(index);
    }

    private CrateAdvisories ofCrate(List<AdvisoryRecord> records, Revision changed, boolean unreadable) {
        Revision revision = changed;
        List<AdvisoryRecord> live = new ArrayList<>();
        List<AdvisoryRecord> withdrawn = new ArrayList<>();
        for (AdvisoryRecord record : records) {
            revision = revision.max(record.revision());
            (record.advisory().isWithdrawn() ? withdrawn : live).add(record);
        }
        Comparator<AdvisoryRecord> rustsecFirst =
                Comparator.comparing(this::isForeign).thenComparing(AdvisoryRecord::source);
        return new CrateAdvisories(live, withdrawn, rustsecFirst, revision, unreadable);
    }

    private Map<String, List<AdvisoryRecord>> index(java.util.function.Function<AdvisoryRecord, List<String>> keys) {
        Map<String, List<AdvisoryRecord>> index = new HashMap<>();
        for (AdvisoryRecord record : advisories) {
            for (String key : keys.apply(record)) {
                index.computeIfAbsent(folded(key), none -> new ArrayList<>()).add(record);
            }
        }
        index.replaceAll((key, records) -> records.stream()
                .distinct()
                .sorted(Comparator.comparing(this::isForeign))
                .toList());
        return Map.copyOf(index);
    }

    private boolean isForeign(AdvisoryRecord record) {
        return !isRustSecs(record.source());
    }

    private boolean isRustSecs(String source) {
        return sources.stream().anyMatch(one -> one.rustsec() && one.name().equals(source));
    }
}
