package dev.rustsecd.words;

/** Why a finding has no fix, or why the commands of a report leave it. */
public final class NoFixSentences {
    private NoFixSentences() {}

    public static String notFixedYet() {
        return "No fixed version is available yet.";
    }

    public static String unmaintained() {
        return "The crate is no longer maintained, so no release will fix this.";
    }

    /** @param named what the advisory's text suggests instead, in its own words */
    public static String suggested(String named) {
        return "The advisory suggests: \"" + named + "\"";
    }

    public static String malicious() {
        return "The crate is malicious, and no safe version of it is known.";
    }

    public static String gone() {
        return "It is no longer on the registry, and every version of it is affected.";
    }

    public static String fixedVersionNotPublished(String crate, String version) {
        return crate + " " + version + " is not affected, but it is not on the registry.";
    }

    public static String fixedVersionsNotPublished(String crate, String first) {
        return "Versions of " + crate + " from " + first + " on are not affected, but the registry has none of them.";
    }

    public static String fixedVersionIsYanked(String version) {
        return "The next version that is not affected, " + version + ", is yanked.";
    }

    public static String fixedVersionIsPreRelease(String version) {
        return "The next version that is not affected, " + version + ", is a pre-release.";
    }

    public static String fixedVersionNeedsRust(String version, String rust) {
        return "The next version that is not affected, " + version + ", needs Rust " + rust + ".";
    }

    public static String fixedVersionHas(String version, String advisory) {
        return "The next version that is not affected, " + version + ", is affected by " + advisory + ".";
    }

    public static String versionsAboveNotNamed(String advisory, String version) {
        return advisory + " lists versions above " + version + " as not affected, but names none of them.";
    }

    public static String versionsAboveNotThere(String advisory, String version) {
        return advisory + " lists versions above " + version + " as not affected, but the registry has none that is"
                + " safe.";
    }

    public static String noCommandsLeadTo(String target) {
        return "No sequence of cargo update commands that leads to " + target + " was found.";
    }

    public static String joinedCommandLeavesIt(String affected) {
        return "The command for " + affected + " leads to a version that is still affected by this advisory.";
    }

    public static String nameNotSafeInCommands() {
        return "The name of this package is not safe to use in a command.";
    }

    public static String dependentsFirst() {
        return "What depends on it must be updated first.";
    }

    public static String manifestFirst() {
        return "A version requirement in your Cargo.toml must change first.";
    }

    public static String needsUpgrade(String target) {
        return target + " fixes this, but it is a breaking upgrade: change Cargo.toml.";
    }

    public static String needsUnnamedUpgrade(String locked) {
        return "No version compatible with " + locked + " fixes this: change Cargo.toml.";
    }

    public static String needsUpgradeOfDependents() {
        return "Only a breaking upgrade of the crates that depend on this package fixes this: change Cargo.toml.";
    }

    /** @param findings advisories, each with the package that it affects */
    public static String commandsIntroduce(String findings) {
        return "The commands that fix this would bring in " + findings + ".";
    }

    public static String commandNotTried() {
        return "The command that fixes this could not be checked: the versions of the crate are not loaded from the registry yet.";
    }

    public static String worksAloneOnly() {
        return "The commands that fix this conflict with the other commands, but work when run alone.";
    }

    public static String noOrderWorks() {
        return "No order of commands that works was found.";
    }
}
