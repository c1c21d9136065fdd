package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.ReleaseRequirements;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.Count;
import dev.rustsecd.words.YankSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was seen of yanks, in sentences that name versions and times. */
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
            sentences.add(YankSentences.noneLeftAbove(lowest));
        } else {
            sentences.add(YankSentences.onlyNewVersionsAbove(
                    lowest,
                    Maturity.span(rule.minReleaseAge()),
                    named(wave.fresh().stream().map(YankEvidence::withTime).toList())));
        }
        for (YankWave.Patched patched : wave.patched()) {
            sentences.add(YankSentences.namedAsPatched(
                    patched.advisory().text(), patched.release().release().number()));
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
            sentences.add(YankSentences.noneLeftAbove(version.toString()));
        } else {
            sentences.add(YankSentences.highestNotYanked(withTime(highest)));
            addUntimed(List.of(highest), sentences);
        }
        return sentences;
    }

    String ofMalicious(Advisory advisory, List<LineRelease> line) {
        List<String> present = line.stream()
                .filter(release -> advisory.versions().contains(release.version()))
                .map(release -> release.release().number())
                .toList();
        String id = advisory.id().text();
        return present.isEmpty()
                ? YankSentences.maliciousVersionsRemoved(id)
                : YankSentences.maliciousVersions(id, named(present));
    }

    String ofTarget(LineRelease target) {
        return YankSentences.smallestSafe(withTime(target), Maturity.span(rule.minReleaseAge()));
    }

    private String yanks(YankWave wave) {
        List<LineRelease> yanked = wave.yanked();
        String versions =
                named(yanked.stream().map(release -> release.release().number()).toList());
        if (wave.first() == null) {
            return YankSentences.yankedBeforeLoad(
                    yanked.size(), crate.firstLoaded().toString(), versions);
        }
        long untimed =
                yanked.stream().filter(release -> release.yankedAt() == null).count();
        String first = wave.first().toString();
        String last = String.valueOf(wave.last());
        return untimed == 0
                ? YankSentences.yankedTogether(yanked.size(), first, last, versions)
                : YankSentences.yankedTogetherUntimed(yanked.size(), first, last, untimed, versions);
    }

    private void addUntimed(List<LineRelease> line, List<String> sentences) {
        List<String> untimed = line.stream()
                .filter(release -> !release.isYanked() && release.out() == null)
                .map(release -> release.release().number())
                .toList();
        if (!untimed.isEmpty()) {
            sentences.add(YankSentences.publicationNotKnown(
                    untimed.size(), named(untimed), crate.firstLoaded().toString()));
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
            sentences.add(YankSentences.newDependencies(
                    fresh.release().number(),
                    named(List.copyOf(now)),
                    before.release().number()));
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
        boolean yanked = release.isYanked();
        if (release.release().published() != null) {
            return YankSentences.published(number, release.release().published().toString(), yanked);
        }
        return release.out() == null
                ? YankSentences.publishedUnknown(number, yanked)
                : YankSentences.seenFirst(number, release.out().toString(), yanked);
    }

    private static String named(List<String> names) {
        return Count.some(names, MAX_NAMED, names.size());
    }
}
