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

    // The fix of a package, in its row of the table.
    public static String shortUpdate(String version) {
        return "Update to " + version;
    }

    // The fix of a package, in its row of the table.
    public static String shortUpdateWithDependents(String version) {
        return "Update to " + version + ", and also the packages that depend on this one";
    }

    // The fix of a package, in its row of the table.
    public static String shortBlocked(String version, String blocker) {
        return blocker + " does not accept " + version;
    }

    // The fix of a package, in its row of the table.
    public static String shortDrop() {
        return "Update the packages that depend on it";
    }

    // The fix of a package, in its row of the table.
    public static String shortManifest(String version) {
        return "Allow " + version + " in your Cargo.toml";
    }

    // The fix of a package, in its row of the table.
    public static String shortUpgrade(String version) {
        return "Upgrade to " + version + " (breaking)";
    }

    // The fix of a package, in its row of the table.
    public static String shortUpgradeUnnamed() {
        return "Breaking upgrade";
    }

    // The fix of a package, in its row of the table.
    public static String shortNoFix() {
        return "No fix yet";
    }

    // The fix of a package, in its row of the table.
    public static String shortRemove() {
        return "Remove it from your dependencies";
    }

    // The fix of a package, in its row of the table.
    public static String shortNothing() {
        return "Nothing to do";
    }

    public static String changes(int packages) {
        return "The fix changes " + Count.of(packages, "package", "packages") + " in Cargo.lock";
    }

    // Heading of a group of findings, for the packages that do not accept the fixed version.
    public static String blockedBy(String dependents) {
        return "Fix held back by " + dependents;
    }

    // Heading of a group of findings, for the packages that do not accept the fixed version.
    public static String blockedByAndOthers(String first, int others) {
        return "Fix held back by " + first + " and " + Count.of(others, "other package", "other packages");
    }

    public static String pulledIn(String root, int others) {
        return others == 0
                ? "Pulled in by " + root
                : "Pulled in by " + root + " and " + Count.of(others, "other package", "other packages");
    }

    public static String graphHint() {
        return "Under each package are the packages that depend on it, as cargo tree --invert shows them; the packages of your"
                + " workspace are in bold.";
    }

    public static String graphCut(int others) {
        return Count.of(others, "more line of this tree is", "more lines of this tree are") + " not shown.";
    }

    public static String blockedEdge(String requirement) {
        return "requires " + requirement + ", which the fixed version does not match";
    }

    public static String downloads() {
        return "The same report in another format. Your browser sends the lockfile to this service again; it is not"
                + " kept.";
    }

    public static String downloadsTooLarge() {
        return "This lockfile is too large to be sent again from this page; use curl:";
    }

    public static String remarksTitle() {
        return "Unusual in this lockfile";
    }

    public static String atLine(int line, String remark) {
        return "Line " + line + " of Cargo.lock: " + remark;
    }
}
