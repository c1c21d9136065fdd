package dev.rustsecd.words;

/** How a finding is fixed, or what stands in the way. A package is a crate and a version: {@code time 0.2.23}. */
public final class FixSentences {
    private FixSentences() {}

    public static String updateLockfile(String target) {
        return "Update to " + target + " (Cargo.lock only).";
    }

    /** Where no version is named. */
    public static String updateToNewest(String crate) {
        return "Update " + crate + " to the newest version that the requirements accept (Cargo.lock only).";
    }

    public static String updateDependents(String target) {
        return "Update to " + target + ", together with the packages that depend on it (Cargo.lock only).";
    }

    /** Where no command is known. */
    public static String updateDependentsFirst(String target) {
        return "First update the packages that depend on this one to versions that accept " + target + ".";
    }

    /** @param dependents those that require the old line: {@code plist 1.5.1} */
    public static String updateTheseFirst(String dependents, int count, String target) {
        return "First update " + dependents + (count == 1 ? " to a version that accepts " : " to versions that accept ")
                + target + ".";
    }

    public static String dropByUpdating(String crate) {
        return "Update the packages that depend on " + crate + ": their newer releases no longer depend on it.";
    }

    public static String changeManifest(String target) {
        return "In your Cargo.toml, change the version requirement that excludes " + target + ".";
    }

    public static String upgrade(String target) {
        return "Upgrade to " + target + " (breaking: change Cargo.toml).";
    }

    /** @param neededBy the dependents that require the old line: {@code plist 1.5.1} */
    public static String upgradeNeededBy(String target, String neededBy) {
        return "Upgrade to " + target + " (breaking: change Cargo.toml). An older version is required by " + neededBy
                + ".";
    }

    /** Where the fixed version is compatible, and the dependents that accept it are not. */
    public static String upgradeDependents(String target, String neededBy) {
        return "To get " + target + ", upgrade " + neededBy
                + " to a newer, incompatible version (breaking: change Cargo.toml).";
    }

    /** Where no version is named. */
    public static String upgradeToUnnamed(String crate) {
        return "Upgrade " + crate + " to a newer, incompatible version (breaking: change Cargo.toml).";
    }

    public static String dropByUpgrading(String crate) {
        return "Upgrade the packages that depend on " + crate
                + ": their newer releases no longer depend on it (breaking: change Cargo.toml).";
    }

    public static String remove(String crate) {
        return "Remove " + crate + " from your dependencies.";
    }

    /** @param sentence what to do */
    public static String run(String sentence, String commands) {
        return sentence + " Run: " + commands;
    }

    public static String runToFix(int commands, int findings) {
        return commands == 1
                ? "Run this command in the directory of Cargo.lock to fix " + Count.of(findings, "finding", "findings")
                        + ":"
                : "Run these commands in the directory of Cargo.lock, in this order, to fix "
                        + Count.of(findings, "finding", "findings") + ":";
    }

    public static String notFixedByCommands(int findings) {
        return Count.of(findings, "finding", "findings") + " cannot be fixed by these commands.";
    }

    public static String nothingFixedByCommands(int findings) {
        return "cargo update alone does not fix " + (findings == 1 ? "this finding." : "any of these findings.");
    }

    /**
     * What keeps a package at its version.
     *
     * @param requires what the dependent requires: {@code quick-xml ^0.32.0}
     */
    public static String blockedBy(String dependent, String requires, String crate, String target) {
        return dependent + " requires " + requires + ", and no newer " + crate + " accepts " + target + ".";
    }

    public static String blockedByNeed(String dependent, String requires, String crate) {
        return dependent + " requires " + requires + ", and every newer " + crate + " still requires that.";
    }

    /** @param unblocked the first release of the dependent that is not in the way */
    public static String blockedUntil(String dependent, String requires, String unblocked) {
        return dependent + " requires " + requires + "; " + unblocked + " no longer does.";
    }

    /** A dependent whose requirement is in a Cargo.toml that was not sent. */
    public static String blockedByManifest(String dependent, String crate) {
        return "Change the requirement on " + crate + " in the Cargo.toml of " + dependent + ".";
    }

    /** @param finding an advisory and the package that it affects */
    public static String introduces(String finding) {
        return "These commands would bring in a package that has " + finding + ".";
    }
}
