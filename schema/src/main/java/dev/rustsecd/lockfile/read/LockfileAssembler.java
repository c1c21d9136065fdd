package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockedDependency;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges what a reader found, whichever reader it was: checks, resolves, remarks. */
final class LockfileAssembler {
    /** Dependencies of a package for which memory is kept. */
    private static final int MANY = 16;

    private final EntryTable table;
    private final @Nullable LockedDependency[][] scratch = new LockedDependency[MANY][];
    private final Remarks remarks = new Remarks();
    private final EntryJudge judge = new EntryJudge(remarks);

    private LockfileAssembler(EntryTable table) {
        this.table = table;
    }

    /**
     * @throws RejectedInput where neither Cargo nor cargo-audit reads what was found
     */
    static Lockfile assemble(EntryTable table) {
        return new LockfileAssembler(table).assemble();
    }

    private Lockfile assemble() {
        int version = FormatVersion.of(table, remarks);
        table.unknownKeys.forEach(
                key -> remarks.add(key.place(), key.packageName(), LockfileSentences.unknownKey(key.key())));
        List<Entry> entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).index = i;
            judge.judgePackage(entries.get(i), entries.get(i) == table.root);
        }
        table.unused.forEach(judge::judgeUnused);
        PackageIndex index = new PackageIndex(entries, table.terms);
        DependencyReader reader = new DependencyReader(judge.sources());
        MetadataChecksums.attach(table, index, reader);
        remarkDuplicates(entries);
        DependencyResolver resolver = new DependencyResolver(index, reader);
        List<LockedPackage> packages = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            packages.add(packaged(entry, resolver));
        }
        List<LockedPackage> unused = table.unused.stream()
                .map(entry -> locked(entry, List.of(), null))
                .toList();
        return new Lockfile(version, table.root != null, packages, unused, withoutSource(entries), remarks.byLine());
    }

    private static List<String> withoutSource(List<Entry> entries) {
        List<String> withoutSource = new ArrayList<>(0);
        for (Entry entry : entries) {
            if (entry.hasChecksum && entry.origin == null) {
                withoutSource.add(entry.name() + '@' + entry.version());
            }
        }
        return withoutSource;
    }

    private List<Entry> entries() {
        if (table.root == null) {
            return table.packages;
        }
        List<Entry> entries = new ArrayList<>(table.packages.size() + 1);
        entries.add(table.root);
        entries.addAll(table.packages);
        return entries;
    }

    private void remarkDuplicates(List<Entry> entries) {
        for (Entry entry : entries) {
            if (PackageIndex.isRepeated(entry)) {
                remarks.add(entry.namePlace, entry.name(), LockfileSentences.listedTwice(entry.label()));
            }
        }
    }

    private LockedPackage packaged(Entry entry, DependencyResolver resolver) {
        int from = entry.dependenciesFrom;
        LockedDependency[] dependencies = ofLength(entry.dependenciesTo - from);
        for (int i = 0; i < dependencies.length; i++) {
            dependencies[i] = resolve(entry, table.dependency(from + i), table.dependencyPlace(from + i), resolver);
        }
        LockedDependency replace = entry.replace == null
                ? null
                : resolve(entry, table.terms.of(entry.replace), entry.replacePlace, resolver);
        if (replace != null && dependencies.length > 0) {
            remarks.add(entry.replacePlace, entry.name(), LockfileSentences.replacedWithDependencies(entry.label()));
        }
        return locked(entry, List.of(dependencies), replace);
    }

    /** An array to fill and have copied; one serves all lists of its length. */
    private LockedDependency[] ofLength(int length) {
        if (length >= scratch.length) {
            return new LockedDependency[length];
        }
        if (scratch[length] == null) {
            scratch[length] = new LockedDependency[length];
        }
        return scratch[length];
    }

    private LockedDependency resolve(Entry of, Term string, long place, DependencyResolver resolver) {
        LockedDependency dependency;
        try {
            dependency = resolver.resolve(string);
        } catch (RejectedInput malformed) {
            throw malformed.at(Place.location(place));
        }
        if (string.oddity != null) {
            remarks.add(place, dependency.name(), string.oddity.apply(string.text, of.label()));
        }
        return dependency;
    }

    private static LockedPackage locked(
            Entry entry, List<LockedDependency> dependencies, @Nullable LockedDependency replace) {
        return new LockedPackage(
                entry.name(),
                entry.version(),
                entry.semver,
                entry.origin,
                entry.digest,
                dependencies,
                replace,
                Place.line(entry.namePlace));
    }

    /**
     * Which version of the format a lockfile has: given, or told from where its checksums are.
     *
     * <p>Source: cargo-lock crate, {@code lockfile/version.rs}; Cargo, {@code resolver/encode.rs}.
     */
    private static final class FormatVersion {
        private static final int NEWEST = 4;

        /** The first version that is written down; Cargo refuses those below when they are. */
        private static final int FIRST_EXPLICIT = 3;

        private FormatVersion() {}

        static int of(EntryTable table, Remarks remarks) {
            boolean explicit = table.version != EntryTable.NO_VERSION;
            if (explicit && (table.version < 1 || table.version > NEWEST)) {
                throw new RejectedInput(
                        Rejection.LOCKFILE_VERSION,
                        LockfileSentences.unknownVersion(table.version, NEWEST),
                        Place.location(table.versionPlace));
            }
            EntryTable.Metadata listed = firstChecksum(table);
            boolean inline = table.packages.stream().anyMatch(entry -> entry.checksum != null);
            if (explicit) {
                if (table.version < FIRST_EXPLICIT) {
                    remarks.add(table.versionPlace, null, LockfileSentences.writtenVersion(table.version));
                }
                return (int) table.version;
            }
            if (listed != null && inline) {
                remarks.add(listed.place(), null, LockfileSentences.CHECKSUMS_TWICE);
            }
            return listed != null && !inline ? 1 : 2;
        }

        private static EntryTable.@Nullable Metadata firstChecksum(EntryTable table) {
            return table.metadata.stream()
                    .filter(line -> line.key().startsWith(MetadataChecksums.PREFIX))
                    .findFirst()
                    .orElse(null);
        }
    }
}
