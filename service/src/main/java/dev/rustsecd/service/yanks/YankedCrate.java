package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.Release;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.store.OperatorReasons.YankedVersion;
import dev.rustsecd.snapshot.RegistryAnswer;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.words.rejection.ProblemSentences;
import dev.rustsecd.yank.Yank;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A crate that the registry has, seen from its yanks. */
final class YankedCrate {
    private final Snapshot snapshot;
    private final CrateReleases crate;

    private YankedCrate(Snapshot snapshot, CrateReleases crate) {
        this.snapshot = snapshot;
        this.crate = crate;
    }

    /**
     * @throws ProblemAnswer {@link ProblemType#NOT_FOUND} where the registry has no such crate, or nothing is known of it
     */
    static YankedCrate of(Snapshot snapshot, CrateName name) {
        RegistryAnswer answer = snapshot.registry().answer(name);
        CrateReleases crate = answer.crate();
        if (crate == null || !answer.isPresent()) {
            String why = switch (answer.kind()) {
                case OFF -> ProblemSentences.REGISTRY_OFF;
                case NONE -> ProblemSentences.CRATE_PENDING;
                case ABSENT, PRESENT -> ProblemSentences.NO_CRATE;
            };
            throw new ProblemAnswer(ProblemType.NOT_FOUND, why);
        }
        return new YankedCrate(snapshot, crate);
    }

    /** As the registry spells it. */
    String name() {
        return crate.crate();
    }

    String canonical() {
        return CrateName.canonical(crate.crate());
    }

    /**
     * The versions of these numbers as the registry writes them, each once.
     *
     * @throws ProblemAnswer {@link ProblemType#NOT_FOUND} for one that the registry does not have, else
     *     {@link ProblemType#NOT_YANKED} for one that is not yanked
     */
    List<YankedVersion> yanked(List<String> numbers) {
        Map<String, Release> known = new HashMap<>();
        crate.releases().all().forEach(release -> known.putIfAbsent(release.number(), release));
        Map<String, Release> asked = new LinkedHashMap<>();
        for (String number : numbers) {
            Release release = known.containsKey(number) ? known.get(number) : find(number);
            asked.put(release.number(), release);
        }
        return asked.values().stream().map(YankedCrate::yanked).toList();
    }

    private static YankedVersion yanked(Release release) {
        Release.Yank yank = release.yank();
        if (yank == null) {
            throw new ProblemAnswer(ProblemType.NOT_YANKED, ProblemSentences.notYanked(shortened(release.number())));
        }
        return new YankedVersion(release.number(), yank.seen());
    }

    /**
     * One version, yanked or not; for withdrawing a reason that outlived its yank.
     *
     * @throws ProblemAnswer {@link ProblemType#NOT_FOUND}
     */
    YankedVersion version(String number) {
        Release release = find(number);
        return new YankedVersion(
                release.number(), release.yank() == null ? null : release.yank().seen());
    }

    private Release find(String number) {
        Release release = crate.releases().find(number);
        if (release == null) {
            throw new ProblemAnswer(ProblemType.NOT_FOUND, ProblemSentences.noVersion(shortened(number)));
        }
        return release;
    }

    /** All yanked versions with what their yanks mean, the newest first. */
    Map<String, Yank> yanks(Maturity maturity, Instant now) {
        YankReader reader = new YankReader(snapshot, maturity, null, now);
        Map<String, Yank> yanks = new LinkedHashMap<>();
        crate.releases().all().stream()
                .filter(Release::isYanked)
                .sorted(Comparator.comparing(Release::version, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .forEach(release -> yanks.put(release.number(), reader.of(name(), release.number())));
        return yanks;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
