package dev.rustsecd.words;

/** Why a finding has no fix, or why the commands of a report do not fix it. */
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
        return "The advisory suggests as a replacement: \"" + named + "\"";
    }

    public static String malicious() {
        return "The crate is malicious, and no safe version of it is known.";
    }

    public static String gone() {
        return "The crate is no longer on the registry, and this advisory affects every version of it.";
    }

    public static String fixedVersionNotPublished(String crate, String version) {
        return "This advisory does not affect " + crate + " " + version
                + ", but the registry does not have that version.";
    }

    public static String fixedVersionsNotPublished(String crate, String first) {
        return "This advisory does not affect " + crate + " " + first
                + " and newer, but the registry has none of these versions.";
    }

    public static String fixedVersionIsYanked(String version) {
        return "The next version that this advisory does not affect, " + version + ", is yanked.";
    }

    public static String fixedVersionIsPreRelease(String version) {
        return "The next version that this advisory does not affect, " + version + ", is a pre-release.";
    }

    public static String fixedVersionNeedsRust(String version, String rust) {
        return "The next version that this advisory does not affect, " + version + ", needs Rust " + rust
                + ", which is newer than yours.";
    }

    public static String fixedVersionHas(String version, String advisory) {
        return "The next version that this advisory does not affect, " + version + ", is affected by another: "
                + advisory + ".";
    }

    public static String versionsAboveNotNamed(String advisory, String version) {
        return advisory + " says that versions above " + version
                + " are not affected, but does not name the first such version.";
    }

    public static String versionsAboveNotThere(String advisory, String version) {
        return advisory + " says that versions above " + version
                + " are not affected, but the registry has no such version that is safe.";
    }

    public static String noCommandsLeadTo(String target) {
        return "No sequence of cargo update commands that leads to " + target + " was found.";
    }

    public static String joinedCommandLeavesIt(String affected) {
        return "The command that updates " + affected + " leads to a version that this advisory still affects.";
    }

    public static String nameNotSafeInCommands() {
        return "The name of this package has characters that are not safe in a shell, so no command is given.";
    }

    public static String dependentsFirst() {
        return "The packages that depend on this one must be updated first.";
    }

    public static String manifestFirst() {
        return "The version requirement in your Cargo.toml that excludes the fixed version must change first.";
    }

    public static String needsUpgrade(String target) {
        return target + " fixes this, but it is a breaking upgrade: change Cargo.toml.";
    }

    public static String needsUnnamedUpgrade(String locked) {
        return "No version that is compatible with " + locked + " fixes this: require a newer one in Cargo.toml.";
    }

    public static String needsUpgradeOfDependents() {
        return "Only a breaking upgrade of the crates that depend on this package fixes this: change Cargo.toml.";
    }

    /** @param findings advisories, each with the package that it affects */
    public static String commandsIntroduce(String findings) {
        return "The commands that fix this would bring in packages that have " + findings + ".";
    }

    public static String commandNotTried() {
        return "It could not be checked whether a command fixes this: the versions of the crate have not been fetched"
                + " yet.";
    }

    public static String worksAloneOnly() {
        return "The commands for this finding conflict with the other commands of this report: run one or the other, not both.";
    }

    public static String noOrderWorks() {
        return "No sequence of commands was found that fixes this.";
    }
}
