package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What the page of a report says beside its findings. */
public final class ReportPageSentences {
    private ReportPageSentences() {}

    /** @param findings advisories of packages, and yanked packages */
    public static String headline(int findings, int packages) {
        return Count.of(findings, "finding", "findings") + " in " + Count.of(packages, "package", "packages");
    }

    public static String checked(int audited, int packages) {
        if (audited == 0) {
            return "No package checked";
        }
        return audited == packages
                ? Count.of(packages, "package", "packages") + " checked"
                : Count.number(audited) + " of " + Count.of(packages, "package", "packages") + " checked";
    }

    public static String filterHint() {
        return "Show only";
    }

    /** The fix of a package in its row: {@code Update to 0.2.23}. */
    public static String shortUpdate(String version) {
        return "Update to " + version;
    }

    public static String shortUpdateWithDependents(String version) {
        return "Update to " + version + " with its dependents";
    }

    public static String shortBlocked(String version, String blocker) {
        return version + " is blocked by " + blocker;
    }

    public static String shortDrop() {
        return "Update its dependents";
    }

    public static String shortManifest(String version) {
        return "Allow " + version + " in Cargo.toml";
    }

    public static String shortUpgrade(String version) {
        return "Upgrade to " + version + " (breaking)";
    }

    public static String shortUpgradeUnnamed() {
        return "Breaking upgrade";
    }

    public static String shortNoFix() {
        return "No fix yet";
    }

    public static String shortRemove() {
        return "Remove the crate";
    }

    public static String shortNothing() {
        return "Nothing to do";
    }

    public static String changes(int packages) {
        return Count.of(packages, "package changes", "packages change");
    }

    /** The heading of a group of findings that a dependent holds back. */
    public static String blockedBy(String dependents) {
        return "Blocked by " + dependents;
    }

    public static String blockedByAndOthers(String first, int others) {
        return "Blocked by " + first + " and " + Count.of(others, "other crate", "other crates");
    }

    public static String pulledIn(String root, int others) {
        return others == 0
                ? "Pulled in by " + root
                : "Pulled in by " + root + " and " + Count.of(others, "other package", "other packages");
    }

    public static String graphHint() {
        return "Each package depends on its parent in this tree; your own packages are in bold.";
    }

    public static String graphCut(int others) {
        return Count.of(others, "more line is", "more lines are") + " not shown.";
    }

    public static String blockedEdge(String requirement) {
        return "requires " + requirement + ": blocked here";
    }

    public static String downloads() {
        return "The same report in another format. The lockfile is sent again from this page; it is not kept.";
    }

    public static String downloadsTooLarge() {
        return "This lockfile is too large to be sent again from this page; use curl:";
    }

    public static String remarksTitle() {
        return "Unusual in this lockfile";
    }

    public static String atLine(int line, String remark) {
        return "Line " + line + ": " + remark;
    }
}
