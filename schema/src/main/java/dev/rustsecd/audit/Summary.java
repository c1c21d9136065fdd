package dev.rustsecd.audit;

/**
 * The counts of a report.
 *
 * @param packages entries of the lockfile
 * @param audited those from crates.io
 * @param skipped the rest
 * @param vulnerabilities findings of that kind, likewise the others
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
        String message) {}
