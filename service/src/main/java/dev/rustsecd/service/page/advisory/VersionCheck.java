package dev.rustsecd.service.page.advisory;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionRange;
import dev.rustsecd.words.page.AdvisoryPageSentences;
import java.util.List;
import java.util.Optional;

/**
 * The answer to "is my version affected?".
 *
 * @param asked what was typed
 * @param style {@code clean}, {@code findings} or {@code unknown}
 * @param version as an address has it; empty where it is none
 */
public record VersionCheck(String asked, String style, List<String> lines, String version) {
    private static final int MAX_SHOWN = 100;

    /** A {@code v} before the number is no matter. */
    public static VersionCheck of(Advisory advisory, String asked) {
        String shown = asked.strip();
        shown = shown.substring(0, Math.min(shown.length(), MAX_SHOWN));
        String plain = shown.startsWith("v") ? shown.substring(1) : shown;
        Optional<Version> version = Version.tryParse(plain);
        if (version.isEmpty()) {
            return new VersionCheck(shown, "unknown", List.of(AdvisoryPageSentences.notAVersion(shown)), "");
        }
        String id = advisory.id().text();
        if (advisory.isWithdrawn()) {
            return new VersionCheck(shown, "clean", List.of(AdvisoryPageSentences.withdrawnAnswer(id)), plain);
        }
        return advisory.versions().contains(version.get())
                ? new VersionCheck(
                        shown,
                        "findings",
                        List.of(AdvisoryPageSentences.affected(plain, id), fixed(advisory, version.get())),
                        plain)
                : new VersionCheck(shown, "clean", List.of(AdvisoryPageSentences.notAffected(plain, id)), plain);
    }

    private static String fixed(Advisory advisory, Version version) {
        return VersionRanges.shown(advisory.versions().affected()).stream()
                .filter(range -> range.contains(version))
                .map(VersionRange::fixed)
                .filter(fixed -> fixed != null)
                .findFirst()
                .map(fixed -> AdvisoryPageSentences.nextUnaffected(VersionRanges.lower(fixed)))
                .orElse(AdvisoryPageSentences.allAboveAffected());
    }
}
