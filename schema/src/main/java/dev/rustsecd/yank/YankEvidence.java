package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.ReleaseRequirements;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words what was seen of yanks, in sentences that name versions and times. */
final class YankEvidence {
    /** Versions, or dependencies, that one sentence names. */
    private static final int MAX_NAMED = 12;

    private final CrateReleases crate;
    private final KnownRequirements requirements;
    private final YankRule rule;

    YankEvidence(CrateReleases crate, KnownRequirements requirements, YankRule rule) {
        this.crate = crate;
        this.requirements = requirements;
        this.rule = rule;
    }

    List<String> ofWave(YankWave wave, List<LineRelease> line) {
        List<String> sentences = new ArrayList<>();
        sentences.add(yanks(wave));
        String lowest = wave.yanked().get(0).release().number();
        if (wave.fresh().isEmpty()) {
            sentences.add("No version of this line above " + lowest + " is left that is not yanked.");
        } else {
            sentences.add("Above " + lowest + " this line has only versions that are younger than "
                    + Maturity.span(rule.minReleaseAge()) + " or were published after the first of these yanks: "
                    + named(wave.fresh().stream().map(YankEvidence::withTime).toList()) + ".");
        }
        for (YankWave.Patched patched : wave.patched()) {
            sentences.add(patched.advisory() + " names "
                    + patched.release().release().number() + " as patched; that version is not in doubt.");
        }
        wave.fresh().forEach(fresh -> addNewDependencies(fresh, line, sentences));
        addUntimed(line, sentences);
        return sentences;
    }

    /** Of a yanked version that is in no wave: what it has above it. */
    List<String> ofVersionsAbove(Version version, List<LineRelease> line) {
        List<String> sentences = new ArrayList<>();
        LineRelease highest = null;
        for (LineRelease release : line) {
            boolean above = !release.isYanked() && release.version().compareTo(version) > 0;
            highest = above ? release : highest;
        }
        if (highest == null) {
            sentences.add("No version of this line above " + version + " is left that is not yanked.");
        } else {
            sentences.add("The highest version of this line that is not yanked is " + withTime(highest) + ".");
            addUntimed(List.of(highest), sentences);
        }
        return sentences;
    }

    String ofMalicious(Advisory advisory, List<LineRelease> line) {
        List<String> present = line.stream()
                .filter(release -> advisory.versions().contains(release.version()))
                .map(release -> release.release().number())
                .toList();
        return advisory.id() + " reports malicious code in this line"
                + (present.isEmpty() ? "; the registry no longer has it." : ": " + named(present) + ".");
    }

    String ofTarget(LineRelease target) {
        return withTime(target) + " is the smallest safe version above that has been out for at least "
                + Maturity.span(rule.minReleaseAge()) + ".";
    }

    private String yanks(YankWave wave) {
        List<LineRelease> yanked = wave.yanked();
        String versions =
                named(yanked.stream().map(release -> release.release().number()).toList());
        if (wave.first() == null) {
            return yanked.size() + " versions of this line were yanked already when the crate was first loaded, at "
                    + crate.firstLoaded() + "; when that happened is not known, and counts as one time: " + versions
                    + ".";
        }
        long untimed =
                yanked.stream().filter(release -> release.yankedAt() == null).count();
        String unknown = untimed == 0 ? "" : " (of " + untimed + " the time is not known, and counts as the same)";
        return yanked.size() + " versions of this line were yanked between " + wave.first() + " and " + wave.last()
                + unknown + ": " + versions + ".";
    }

    private void addUntimed(List<LineRelease> line, List<String> sentences) {
        List<String> untimed = line.stream()
                .filter(release -> !release.isYanked() && release.out() == null)
                .map(release -> release.release().number())
                .toList();
        if (!untimed.isEmpty()) {
            sentences.add("The registry gives no time of publication of " + named(untimed)
                    + "; there when the crate was first loaded, at " + crate.firstLoaded() + ", it counts as old.");
        }
    }

    /** What a fresh version depends on and the one before it in the line did not. */
    private void addNewDependencies(LineRelease fresh, List<LineRelease> line, List<String> sentences) {
        LineRelease before = null;
        for (LineRelease release : line) {
            before = release.version().compareTo(fresh.version()) < 0 ? release : before;
        }
        if (before == null) {
            return;
        }
        Set<String> now = dependencies(fresh);
        Set<String> then = dependencies(before);
        if (now == null || then == null) {
            return;
        }
        now.removeAll(then);
        if (!now.isEmpty()) {
            sentences.add(fresh.release().number() + " depends on " + named(List.copyOf(now)) + ", which "
                    + before.release().number() + " did not.");
        }
    }

    private @Nullable Set<String> dependencies(LineRelease release) {
        ReleaseRequirements known = requirements.find(release.release().number());
        return known == null
                ? null
                : known.requirements().stream()
                        .filter(requirement -> requirement.kind() != Requirement.Kind.DEV)
                        .map(Requirement::crate)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withTime(LineRelease release) {
        String number = release.release().number();
        String yanked = release.isYanked() ? ", yanked since" : "";
        if (release.release().published() != null) {
            return number + " (published " + release.release().published() + yanked + ")";
        }
        return number
                + (release.out() == null
                        ? " (no time of publication" + yanked + ")"
                        : " (first seen " + release.out() + yanked + ")");
    }

    private static String named(List<String> names) {
        String first = names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        return names.size() > MAX_NAMED ? first + " and " + (names.size() - MAX_NAMED) + " more" : first;
    }
}
