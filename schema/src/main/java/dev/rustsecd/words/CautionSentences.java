package dev.rustsecd.words;

/** What to know before a fix is carried out. A package is a name and a version: {@code time@0.2.23}. */
public final class CautionSentences {
    private CautionSentences() {}

    public static String caution(String sentence) {
        return "Caution: " + sentence;
    }

    public static String noVersionNamed() {
        return "The advisories name no fixed version; cargo takes the newest that fits.";
    }

    public static String stillAffects(String advisory, String version) {
        return advisory + " still affects " + version + ".";
    }

    public static String mayStillAffect(String advisory) {
        return advisory + " may still affect the version that cargo chooses.";
    }

    public static String affects(String advisory, String packageId) {
        return advisory + " affects " + packageId + ".";
    }

    /** @param age {@code 5 hours} */
    public static String youngRelease(String packageId, String age) {
        return packageId + " was published only " + age + " ago.";
    }

    public static String needsRust(String packageId, String rust) {
        return packageId + " needs Rust " + rust + ".";
    }

    public static String addsPackages(String packages) {
        return "Adds to Cargo.lock: " + packages + ".";
    }

    public static String featuresNotChecked() {
        return "New packages are added. Their features were not checked, so cargo may add more packages than these, or fewer.";
    }

    public static String manifestsNotSent() {
        return "Your workspace's version requirements are not in Cargo.lock; caret requirements are assumed.";
    }

    public static String searchCutShort() {
        return "The search was cut short; a fix may exist.";
    }

    public static String cargoChooses() {
        return "Not all of these packages can move to their newest versions together; cargo chooses which stay.";
    }

    public static String letsCargoChoose() {
        return "No commands with exact versions lead to this fix: cargo chooses the newest versions that fit.";
    }

    public static String dependentsNotListed(String crate) {
        return "Cargo.lock does not say what depends on " + crate + ".";
    }

    public static String releasesNotKnown(String crate) {
        return "The registry has not yet said which versions of " + crate + " exist.";
    }

    public static String notOnRegistry(String crate) {
        return "The registry does not have " + crate + ".";
    }

    /** @param required {@code serde ^1.0} */
    public static String requiresNotKnown(String packageId, String required, String crate) {
        return packageId + " requires " + required + ", and the registry has not yet said which versions of " + crate
                + " exist.";
    }

    public static String requiresNotOnRegistry(String packageId, String required, String crate) {
        return packageId + " requires " + required + ", and the registry does not have " + crate + ".";
    }

    public static String requirementsNotKnown(String packageId) {
        return "What " + packageId + " requires is not known.";
    }

    public static String requirementsNotFetched(String packageId) {
        return "What " + packageId + " requires is not known: the registry has not yet answered.";
    }

    public static String requirementsNotOnRegistry(String packageId) {
        return "What " + packageId + " requires is not known: the registry does not have this crate.";
    }

    /** @param occupant the package that would have to move, and does not */
    public static String staysLocked(String packageId, String required, String occupant) {
        return packageId + " requires " + required + ", but " + occupant + " stays locked.";
    }
}
