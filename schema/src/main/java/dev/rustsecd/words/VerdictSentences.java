package dev.rustsecd.words;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a lockfile, or of one version, as a whole: the verdict, and what was checked. Findings are
 * vulnerabilities and
 * warnings (unmaintained, unsound, yanked and so on); the policy is what the request says to leave out.
 */
public final class VerdictSentences {
    private VerdictSentences() {}

    /** @param audited packages of crates.io */
    public static String clean(int audited, int packages, String file) {
        if (audited == 0) {
            return file + " has no packages from crates.io, so there was nothing to check.";
        }
        return audited == packages
                ? "No known problems in the " + Count.of(packages, "package", "packages") + " of " + file + "."
                : "No known problems in the " + Count.of(audited, "package", "packages") + " from crates.io in " + file
                        + ".";
    }

    public static String cleanByPolicy(String file) {
        return "No known problems in " + file + ", apart from findings that the policy leaves out.";
    }

    public static String unknown(String file) {
        return "No problems found in " + file + ", but not everything could be checked.";
    }

    /** @param counts {@link #vulnerabilities} and the others */
    public static String found(List<String> counts, String file) {
        return Count.all(counts) + " in " + file + ".";
    }

    public static String vulnerabilities(int count) {
        return Count.of(count, "vulnerability", "vulnerabilities");
    }

    public static String warnings(int count) {
        return Count.of(count, "warning", "warnings");
    }

    public static String yankedPackages(int count) {
        return Count.of(count, "yanked package", "yanked packages");
    }

    // In the words of cargo-audit.
    public static String vulnerabilitiesFound(int count) {
        return Count.of(count, "vulnerability", "vulnerabilities") + " found!";
    }

    // In the words of cargo-audit.
    public static String warningsFound(int count) {
        return Count.of(count, "allowed warning", "allowed warnings") + " found";
    }

    public static String findings(int count) {
        return Count.of(count, "finding", "findings");
    }

    /** @param packages the gravest, each with why: {@code openssl 0.10.50 (9.8, critical)} */
    public static String gravest(String packages) {
        return "Most severe: " + packages + ".";
    }

    public static String versionClean(String version) {
        return "No known problems with " + version + ".";
    }

    public static String versionUnknown(String version) {
        return "No problems found with " + version + ", but not everything could be checked.";
    }

    public static String versionFindings(int findings, String version) {
        return Count.of(findings, "finding", "findings") + " for " + version + ".";
    }

    public static String versionYanked(String version) {
        return version + " is yanked.";
    }

    public static String versionFindingsAndYanked(int findings, String version) {
        return Count.of(findings, "finding", "findings") + " for " + version + ", which is also yanked.";
    }

    public static String notEverythingChecked(String because) {
        return "Not everything could be checked: " + because + ".";
    }

    /** @param advisories {@link #advisories} or {@link #advisoriesOfDay} */
    public static String checked(int audited, int packages, String file, String advisories, boolean yanks) {
        if (audited == 0) {
            return "Nothing in " + file + " was checked: it has no packages from crates.io.";
        }
        String what = audited == packages
                ? Count.of(packages, "package", "packages")
                : Count.number(audited) + " of " + Count.of(packages, "package", "packages");
        return "Checked " + what + " in " + file + " against " + advisories + (yanks ? ", and for yanks." : ".");
    }

    public static String yanksNotLookedUp() {
        return "Packages were not checked for yanks.";
    }

    public static String someYanksNotLookedUp() {
        return "Some packages could not be checked for yanks.";
    }

    public static String advisories(int count) {
        return Count.of(count, "advisory", "advisories");
    }

    public static String advisoriesOfDay(int count, String day) {
        return Count.of(count, "advisory", "advisories") + " (as of " + day + ")";
    }

    // What the policy leaves out, behind "Left out by the policy: ".
    public static String belowSeverity(String level, boolean unscoredToo) {
        return "advisories of a lower severity than " + level
                + (unscoredToo ? ", and vulnerabilities without a severity" : "");
    }

    // What the policy leaves out, behind "Left out by the policy: ".
    public static String otherSystems(String systems) {
        return "advisories for operating systems other than " + systems;
    }

    // What the policy leaves out, behind "Left out by the policy: ".
    public static String otherArchitectures(String architectures) {
        return "advisories for architectures other than " + architectures;
    }

    /** @param what {@link #ignored}, {@link #belowSeverity} and the like */
    public static String leftOut(List<String> what) {
        return "Left out by the policy: " + String.join("; ", what) + ".";
    }

    public static String ignored(int count) {
        return Count.of(count, "ignored finding", "ignored findings");
    }

    public static String findingIgnored(String packageId, String advisory, String entry) {
        return packageId + ": " + advisory + " is ignored, because the policy ignores " + entry
                + ", which is the same problem.";
    }

    public static String staleIgnore(String entry) {
        return "Ignoring " + entry + " has no effect: no finding in this lockfile matches it.";
    }

    public static String notChecked(List<String> packages) {
        return "Not checked: " + String.join("; ", packages) + ".";
    }

    /**
     * Empty where nothing was left out.
     *
     * @param rows packages that are not in the table
     * @param details packages whose details are not there
     * @param commands that are not shown
     */
    public static String leftOutForSize(int rows, int details, int commands) {
        List<String> what = new ArrayList<>();
        addCount(what, rows, "row of the table", "rows of the table");
        if (details > 0) {
            what.add("the details of " + Count.of(details, "package", "packages"));
        }
        addCount(what, commands, "command", "commands");
        return what.isEmpty()
                ? ""
                : "Left out to keep this comment short: " + Count.all(what)
                        + ". Request format=json to get the whole report.";
    }

    private static void addCount(List<String> to, int count, String one, String several) {
        if (count > 0) {
            to.add(Count.of(count, one, several));
        }
    }

    public static String resultsLeftOut(int results, int most) {
        return Count.of(results, "result is", "results are") + " left out: this service writes at most "
                + Count.number(most) + " into a SARIF run.";
    }

    public static String skippedOfWorkspace(int count) {
        return Count.of(count, "package", "packages") + " of your workspace";
    }

    public static String skippedFromGit(int count) {
        return Count.of(count, "package", "packages") + " from git";
    }

    public static String skippedOfOtherRegistries(int count) {
        return Count.of(count, "package", "packages") + " from other registries";
    }

    public static String skippedOfCratesIo(int count) {
        return Count.of(count, "package", "packages") + " from crates.io";
    }
}
