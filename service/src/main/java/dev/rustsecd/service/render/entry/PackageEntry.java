package dev.rustsecd.service.render.entry;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.words.FindingSentences;
import dev.rustsecd.yank.YankAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package of a lockfile with everything that was found of it.
 *
 * @param findings the gravest first
 * @param yank null where its version is not yanked
 */
public record PackageEntry(
        LockedPackage locked,
        List<Finding> findings,
        @Nullable YankedPackage yank) {
    private static final Comparator<PackageEntry> GRAVEST_FIRST = Comparator.comparing(PackageEntry::gravity);

    public PackageEntry {
        findings = List.copyOf(findings);
    }

    /** What tells packages apart; an entry that a lockfile has twice is one package. */
    private record Key(
            String name, String version, @Nullable PackageSource source) {
        static Key of(LockedPackage locked) {
            return new Key(locked.name(), locked.versionText(), locked.source());
        }
    }

    /** All of a report, the gravest first, and in the order of the lockfile where they are alike. */
    public static List<PackageEntry> of(AuditReport report) {
        Map<Key, List<Finding>> findings = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            findings.computeIfAbsent(Key.of(finding.affected()), none -> new ArrayList<>())
                    .add(finding);
        }
        Map<Key, YankedPackage> yanks = new LinkedHashMap<>();
        if (report.yanked() != null) {
            report.yanked().forEach(yanked -> yanks.putIfAbsent(Key.of(yanked.locked()), yanked));
        }
        List<PackageEntry> entries = new ArrayList<>();
        findings.forEach((key, all) -> entries.add(entry(all, yanks.remove(key))));
        yanks.values().forEach(yanked -> entries.add(new PackageEntry(yanked.locked(), List.of(), yanked)));
        entries.sort(GRAVEST_FIRST);
        return entries;
    }

    private static PackageEntry entry(List<Finding> findings, @Nullable YankedPackage yank) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Gravity::of));
        return new PackageEntry(sorted.get(0).affected(), sorted, yank);
    }

    private Gravity gravity() {
        Gravity ofYank = yank == null ? null : Gravity.of(yank);
        Gravity first = findings.isEmpty() ? null : Gravity.of(findings.get(0));
        if (first == null || (ofYank != null && ofYank.compareTo(first) < 0)) {
            return ofYank == null ? new Gravity(Gravity.Rank.YANK, 0) : ofYank;
        }
        return first;
    }

    /** Whether a vulnerability or malware affects it. */
    public boolean isVulnerable() {
        return findings.stream().anyMatch(finding -> finding.kind() == AdvisoryKind.VULNERABILITY);
    }

    /** How the package gets into the build. */
    public DependencyPaths paths() {
        if (!findings.isEmpty()) {
            return findings.get(0).paths();
        }
        return yank == null ? DependencyPaths.NONE : yank.paths();
    }

    /** What to do, each thing once; about the yank only where a finding does not say more. */
    public List<FixAdvice> advice() {
        Set<FixAdvice> advice = new LinkedHashSet<>();
        findings.forEach(finding -> advice.add(FixAdvice.of(finding)));
        if (yank != null) {
            FixAdvice ofYank = FixAdvice.of(yank);
            boolean more = !ofYank.commands().isEmpty() || yank.yank().action() == YankAction.HOLD;
            if (findings.isEmpty() || (more && commands(advice).isEmpty())) {
                advice.add(ofYank);
            }
        }
        return List.copyOf(advice);
    }

    private static List<String> commands(Set<FixAdvice> advice) {
        return advice.stream().flatMap(one -> one.commands().stream()).toList();
    }

    /** The package, and how grave the worst of it is: {@code time 0.1.42 (6.2, medium)}. */
    public String worst() {
        return FindingSentences.worst(locked.label(), worstWord());
    }

    private String worstWord() {
        Gravity gravity = gravity();
        return switch (gravity.rank()) {
            case MALICIOUS -> "malicious";
            case VULNERABILITY -> {
                String severity =
                        AdvisoryText.severity(findings.get(0).advisory().severity());
                yield severity == null ? findings.get(0).kind().label() : severity;
            }
            case UNSOUND, UNMAINTAINED, NOTICE -> findings.get(0).kind().label();
            case SUSPICIOUS_YANK, YANK -> yank == null ? "" : YankText.kind(yank.yank());
        };
    }
}
