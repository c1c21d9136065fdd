package dev.rustsecd.words;

/** What is said of the fix of a finding. A target is a crate and a version: {@code time 0.2.23}. */
public final class FixSentences {
    private FixSentences() {}

    public static String updateLockfile(String target) {
        return "Update to " + target + " (Cargo.lock only).";
    }

    public static String updateDependents(String target) {
        return "Update to " + target + ", together with what depends on it (Cargo.lock only).";
    }

    public static String dropByUpdating(String crate) {
        return "Update what depends on " + crate + ": newer releases no longer need it.";
    }

    public static String changeManifest(String target) {
        return "Change a version requirement in your Cargo.toml so that it accepts " + target + ".";
    }

    public static String upgrade(String target) {
        return "Upgrade to " + target + " (breaking: change Cargo.toml).";
    }

    public static String runToFix(int commands, int findings) {
        return commands == 1
                ? "Run this next to Cargo.lock to fix " + Count.of(findings, "finding", "findings") + ":"
                : "Run these next to Cargo.lock, in this order, to fix " + Count.of(findings, "finding", "findings")
                        + ":";
    }

    public static String notFixedByCommands(int findings) {
        return Count.of(findings, "finding", "findings") + " cannot be fixed by these commands.";
    }
}
