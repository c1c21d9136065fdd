package dev.rustsecd.words;

/**
 * What is said of a yanked version: why it was yanked, what to do, and why. Compatible is what Cargo takes to be
 * compatible with
 * the yanked version.
 */
public final class YankSentences {
    private YankSentences() {}

    public static String yanked() {
        return "yanked";
    }

    public static String yankedForAdvisory() {
        return "yanked because of an advisory";
    }

    public static String yankedAndAffected() {
        return "yanked, and affected by an advisory";
    }

    public static String yankedWithOperatorReason() {
        return "yanked, with a reason given by the operator of this service";
    }

    public static String yankedSuspiciously() {
        return "yanked, possibly as part of an attack";
    }

    public static String yankedWithRegistryReason() {
        return "yanked, with a reason given on the registry";
    }

    public static String yankedWithoutReason() {
        return "yanked without a stated reason";
    }

    /** In the words of cargo-audit. */
    public static String ruleTitle() {
        return "Package version has been yanked from the registry";
    }

    public static String ruleDescription() {
        return "The owner of the crate asks that nothing new depends on this version. A yank proves nothing: the reason"
                + " may be a broken build, a vulnerability, or an attacker who wants people to move to another version."
                + " Builds with an existing Cargo.lock still work.";
    }

    public static String ruleAdvice() {
        return "Each package below says why it was yanked, and whether to update.";
    }

    public static String advisoryReason(String advisory, String title) {
        return advisory + ": " + title;
    }

    public static String operatorReason(String text) {
        return "The operator of this service says: \"" + text + "\"";
    }

    public static String operatorReasonNaming(String advisory, String text) {
        return "The operator of this service says about " + advisory + ": \"" + text + "\"";
    }

    public static String registryReason(String text) {
        return "The message on the registry says: \"" + text + "\"";
    }

    public static String registryReasonNaming(String advisory, String text) {
        return "The message on the registry says about " + advisory + ": \"" + text + "\"";
    }

    public static String noReason() {
        return "No reason for the yank is stated.";
    }

    public static String affectedForOtherReasons(String advisories) {
        return "Affected by " + advisories + ", but nothing says that this is why it was yanked.";
    }

    public static String doNotUpdate() {
        return "Do not update: the yank may be part of an attack.";
    }

    public static String updateAway() {
        return "Update to another version.";
    }

    public static String nothingToDo() {
        return "Yanked without a stated reason; nothing needs to be done.";
    }

    public static String nothingToDoForReason() {
        return "This yank calls for no action.";
    }

    public static String noVersionToUpdateTo() {
        return "Every safe version to update to is still too new to be suggested.";
    }

    public static String since(String time) {
        return "Yanked since " + time + ", according to the registry.";
    }

    public static String firstSeen(String time) {
        return "This service first saw on " + time + " that this version is yanked.";
    }

    /** @param span {@code 3 days} */
    public static String onlyNewVersionsAbove(String lowest, String span, String versions) {
        return "The compatible versions above " + lowest + " that are not yanked are too new to be suggested: "
                + versions + ". Each was either published less than " + span
                + " ago, or published after other versions had been yanked.";
    }

    public static String noneLeftAbove(String version) {
        return "There is no compatible version above " + version + " that is not yanked.";
    }

    public static String highestNotYanked(String version) {
        return "The highest compatible version that is not yanked is " + version + ".";
    }

    public static String namedAsPatched(String advisory, String version) {
        return advisory + " lists " + version + " as patched, so nothing suggests that " + version
                + " is part of an attack.";
    }

    public static String maliciousVersions(String advisory, String versions) {
        return advisory + " reports malicious code in compatible versions: " + versions + ".";
    }

    public static String maliciousVersionsRemoved(String advisory) {
        return "The registry has removed compatible versions: " + advisory + " reports malicious code in them.";
    }

    public static String smallestSafe(String version, String span) {
        return "Of the safe versions above the yanked one, " + version + " is the lowest that was published at least "
                + span + " ago.";
    }

    /** @param count three or more */
    public static String yankedTogether(int count, String first, String last, String versions) {
        return Count.number(count) + " compatible versions were yanked between " + first + " and " + last + ": "
                + versions + ".";
    }

    /**
     * @param count three or more
     * @param untimed of how many it is not known when
     */
    public static String yankedTogetherUntimed(int count, String first, String last, long untimed, String versions) {
        return Count.number(count) + " compatible versions were yanked between " + first + " and " + last + " (for "
                + Count.number(untimed)
                + " of them the time is not known, and they are assumed to have been yanked in this period too): "
                + versions + ".";
    }

    /** @param count three or more */
    public static String yankedBeforeLoad(int count, String loaded, String versions) {
        return Count.number(count) + " compatible versions (" + versions
                + ") were already yanked when this service first fetched the crate, at " + loaded
                + ". The dates of these yanks are not known; this service assumes that all were on the same day.";
    }

    /** @param count how many the versions are */
    public static String publicationNotKnown(int count, String versions, String loaded) {
        return "The registry gives no publication date for " + versions + ". "
                + (count == 1 ? "It was" : "They were")
                + " already there when this service first fetched the crate, at "
                + loaded + ", so " + (count == 1 ? "it is" : "they are") + " treated as old enough to be suggested.";
    }

    public static String published(String version, String time, boolean yankedSince) {
        return version + " (published " + time + (yankedSince ? ", now yanked)" : ")");
    }

    public static String publishedUnknown(String version, boolean yankedSince) {
        return version + " (publication date unknown" + (yankedSince ? ", now yanked)" : ")");
    }

    public static String seenFirst(String version, String time, boolean yankedSince) {
        return version + " (first seen by this service " + time + (yankedSince ? ", now yanked)" : ")");
    }

    public static String newDependencies(String version, String dependencies, String before) {
        return version + " depends on " + dependencies + "; " + before + " did not.";
    }
}
