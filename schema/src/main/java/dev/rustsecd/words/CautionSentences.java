package dev.rustsecd.words;

/** What to know before the commands of a fix are run. A package is a name and a version: {@code time@0.2.23}. */
public final class CautionSentences {
    private CautionSentences() {}

    public static String caution(String sentence) {
        return "Caution: " + sentence;
    }

    public static String noVersionNamed() {
        return "The advisories name no fixed version; cargo takes the newest version that the requirements accept.";
    }

    public static String stillAffects(String advisory, String version) {
        return "The fix leads to " + version + ", which " + advisory + " still affects.";
    }

    public static String mayStillAffect(String advisory) {
        return advisory + " may still affect the version that cargo chooses for the package.";
    }

    public static String affects(String advisory, String packageId) {
        return "The fix leads to " + packageId + ", which " + advisory + " affects.";
    }

    /** @param age {@code 5 hours} */
    public static String youngRelease(String packageId, String age) {
        return "The fix leads to " + packageId + ", which was published only " + age + " ago.";
    }

    public static String needsRust(String packageId, String rust) {
        return packageId + " needs Rust " + rust + " or newer.";
    }

    public static String addsPackages(String packages) {
        return "The fix adds packages to Cargo.lock: " + packages + ".";
    }

    public static String featuresNotChecked() {
        return "The features of the packages that the fix adds were not looked at, so cargo may add more or fewer"
                + " packages.";
    }

    public static String manifestsNotSent() {
        return "Your workspace's version requirements are not in Cargo.lock; caret requirements are assumed.";
    }

    public static String searchCutShort() {
        return "The search for a fix was cut short; a fix may exist.";
    }

    public static String cargoChooses() {
        return "Not all packages in this command can get their newest version at once; cargo chooses which of them do.";
    }

    public static String letsCargoChoose() {
        return "Commands that name exact versions cannot reach this fix, so cargo chooses the newest versions that fit.";
    }

    public static String dependentsNotListed(String crate) {
        return "This Cargo.lock does not list what depends on " + crate
                + ", so a requirement may stand in the way of the fix.";
    }

    public static String releasesNotKnown(String crate) {
        return "The versions of the crate " + crate + " have not been fetched from the registry yet.";
    }

    public static String notOnRegistry(String crate) {
        return "The registry has no crate named " + crate + ".";
    }

    /** @param required {@code serde ^1.0} */
    public static String requiresNotKnown(String packageId, String required, String crate) {
        return packageId + " requires " + required + ", and the versions of the crate " + crate
                + " have not been fetched from the registry yet.";
    }

    public static String requiresNotOnRegistry(String packageId, String required, String crate) {
        return packageId + " requires " + required + ", and the registry has no crate named " + crate + ".";
    }

    public static String requirementsNotKnown(String packageId) {
        return "The dependencies of " + packageId + " are not known.";
    }

    public static String requirementsNotFetched(String packageId) {
        return "The dependencies of " + packageId + " are not known: the registry has not answered yet.";
    }

    public static String requirementsNotOnRegistry(String packageId) {
        return "The dependencies of " + packageId + " are not known: the registry does not have this crate.";
    }

    /** @param occupant the package that would have to move, and does not */
    public static String staysLocked(String packageId, String required, String occupant) {
        return packageId + " requires " + required + ", but the fix leaves " + occupant + " in Cargo.lock.";
    }
}
