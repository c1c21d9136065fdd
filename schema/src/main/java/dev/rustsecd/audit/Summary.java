package dev.rustsecd.audit;

import org.jspecify.annotations.Nullable;

/**
 * The counts of a report.
 *
 * @param packages entries of the lockfile
 * @param audited those from crates.io
 * @param skipped the rest
 * @param vulnerabilities findings of that kind, likewise the others
 * @param yanked packages whose version is yanked; null where no registry is configured
 * @param message what a build tool prints: one line, empty where there is nothing to say
 */
public record Summary(
        int packages,
        int audited,
        int skipped,
        int vulnerabilities,
        int unsound,
        int unmaintained,
        int notice,
        @Nullable Integer yanked,
        String message) {}
