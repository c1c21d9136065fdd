package dev.rustsecd.cargo;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.fixtures.GitBundle;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The live advisories of the corpus, by crate. */
public final class AdvisoryCorpus {
    private final Map<String, List<Advisory>> live = new HashMap<>();

    /** An advisory that affects a package of a lockfile. */
    public record Found(int index, String name, Advisory advisory) {}

    /** Reads all of them, with a clone in the given folder. */
    public AdvisoryCorpus(Path temp) throws IOException {
        Path bundle = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");
        GitBundle git = GitBundle.cloned(bundle, temp);
        List<GitBundle.Entry> files = git.tree("main", "crates");
        Map<String, byte[]> contents =
                git.contents(files.stream().map(GitBundle.Entry::blob).collect(Collectors.toSet()));
        for (GitBundle.Entry file : files) {
            Advisory advisory = AdvisoryParser.parse(file.path(), Objects.requireNonNull(contents.get(file.blob())));
            if (!advisory.isWithdrawn()) {
                live.computeIfAbsent(advisory.crate().canonical(), none -> new ArrayList<>())
                        .add(advisory);
            }
        }
        live.values()
                .forEach(all ->
                        all.sort(java.util.Comparator.comparing(one -> one.id().text())));
    }

    /** Those of a crate, by its canonical name. */
    public List<Advisory> live(String canonical) {
        return live.getOrDefault(canonical, List.of());
    }

    /** What affects the packages of a lockfile, in its order. */
    public List<Found> findings(Lockfile lockfile) {
        List<Found> findings = new ArrayList<>();
        for (int i = 0; i < lockfile.packages().size(); i++) {
            LockedPackage locked = lockfile.packages().get(i);
            if (locked.isCratesIo() && locked.version() != null) {
                for (Advisory advisory : live(RegistryIndex.canonical(locked.name()))) {
                    if (advisory.versions().contains(Objects.requireNonNull(locked.version()))) {
                        findings.add(new Found(i, locked.name(), advisory));
                    }
                }
            }
        }
        return findings;
    }
}
