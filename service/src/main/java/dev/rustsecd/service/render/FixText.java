package dev.rustsecd.service.render;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.words.CautionSentences;
import dev.rustsecd.words.Count;
import dev.rustsecd.words.FixSentences;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan asks people to do, in sentences that every format and page uses. */
public final class FixText {
    /** Dependents that one sentence names. */
    private static final int MAX_NAMED = 3;

    private FixText() {}

    /** One sentence: {@code Update to time 0.2.23 (Cargo.lock only).} */
    public static String sentence(Finding finding) {
        FixPlan plan = finding.fix();
        if (plan == null) {
            return ofRanges(finding.advisory());
        }
        boolean unmaintained = finding.kind() == AdvisoryKind.UNMAINTAINED && plan.fixClass() == FixClass.NO_FIX;
        return unmaintained
                ? Alternatives.behind(Objects.requireNonNull(plan.why()), finding.record())
                : ofPlan(finding.affected().name(), plan);
    }

    /** The sentence, and behind it the commands where there are some. */
    public static String withCommands(Finding finding) {
        return withCommands(sentence(finding), commands(finding.fix()));
    }

    /** Any sentence, likewise. */
    public static String withCommands(String sentence, List<String> commands) {
        return commands.isEmpty() ? sentence : FixSentences.run(sentence, String.join("; ", commands));
    }

    public static List<String> commands(@Nullable FixPlan plan) {
        return plan == null ? List.of() : plan.commands();
    }

    private static String ofRanges(Advisory advisory) {
        String solution = AdvisoryText.solution(advisory.versions().patched());
        return solution.endsWith("!") ? solution : solution + '.';
    }

    /** One sentence about a package of a crate. */
    public static String ofPlan(String crate, FixPlan plan) {
        String target = crate + ' ' + plan.version();
        return switch (plan.fixClass()) {
            case LOCK_UPDATE, PARENT_UPDATE ->
                plan.version() == null ? withoutVersion(crate, plan) : update(crate, target, plan);
            case MANIFEST_CHANGE ->
                plan.version() == null ? withoutVersion(crate, plan) : FixSentences.changeManifest(target);
            case MAJOR_UPGRADE -> plan.version() == null ? withoutVersion(crate, plan) : upgrade(crate, target, plan);
            case NO_FIX -> Objects.requireNonNull(plan.why());
            case REMOVE -> FixSentences.remove(crate) + ' ' + plan.why();
        };
    }

    private static String update(String crate, String target, FixPlan plan) {
        if (plan.fixClass() == FixClass.LOCK_UPDATE) {
            return FixSentences.updateLockfile(target);
        }
        if (!plan.commands().isEmpty()) {
            return FixSentences.updateDependents(target);
        }
        List<String> needing = neededBy(crate, plan);
        return needing.isEmpty()
                ? FixSentences.updateDependentsFirst(target)
                : FixSentences.updateTheseFirst(named(needing), needing.size(), target);
    }

    private static String named(List<String> packages) {
        return packages.size() <= MAX_NAMED ? Count.all(packages) : Count.some(packages, MAX_NAMED, packages.size());
    }

    /** Plans from ranges alone may know no version; others have none where the package goes. */
    private static String withoutVersion(String crate, FixPlan plan) {
        boolean lockfileOnly = plan.fixClass() == FixClass.LOCK_UPDATE || plan.fixClass() == FixClass.PARENT_UPDATE;
        if (plan.verified() == Verification.RANGES) {
            return lockfileOnly ? FixSentences.updateToNewest(crate) : FixSentences.upgradeToUnnamed(crate);
        }
        return lockfileOnly ? FixSentences.dropByUpdating(crate) : FixSentences.dropByUpgrading(crate);
    }

    private static String upgrade(String crate, String target, FixPlan plan) {
        List<String> needing = neededBy(crate, plan);
        if (needing.isEmpty()) {
            return FixSentences.upgrade(target);
        }
        return plan.compatible()
                ? FixSentences.upgradeDependents(target, named(needing))
                : FixSentences.upgradeNeededBy(target, named(needing));
    }

    /** The crates of registries and git that depend on a package and require the version that it has: {@code plist 1.5.1}. */
    public static List<String> neededBy(String crate, FixPlan plan) {
        String canonical = CrateName.canonical(crate);
        return plan.blockedBy().stream()
                .filter(blocker -> CrateName.canonical(blocker.demand().crate()).equals(canonical))
                .map(FixPlan.Blocker::dependent)
                .filter(dependent -> dependent.source() != null)
                .map(dependent -> dependent.name() + ' ' + dependent.version())
                .distinct()
                .toList();
    }

    /** What is in the way of a plan, what to know before it, and what it brings in; each a sentence, and none twice. */
    public static List<String> notes(@Nullable FixPlan plan, PackageLabels labels) {
        if (plan == null) {
            return List.of();
        }
        Set<String> notes = new LinkedHashSet<>();
        for (FixPlan.Blocker blocker : plan.blockedBy()) {
            String sentence = blocker.sentence(label(blocker.dependent(), labels));
            if (!sentence.equals(plan.why())) {
                notes.add(sentence);
            }
        }
        plan.cautions().forEach(caution -> notes.add(CautionSentences.caution(caution)));
        plan.introduces().forEach(finding -> notes.add(FixSentences.introduces(finding.toString())));
        return List.copyOf(notes);
    }

    private static String label(PackageRef named, PackageLabels labels) {
        return named.name() + ' ' + named.version() + labels.suffix(named.name(), named.version(), named.source());
    }
}
