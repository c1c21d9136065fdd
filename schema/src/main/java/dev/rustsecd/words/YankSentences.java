package dev.rustsecd.words;

/** What is said of a yanked version: why it was yanked, what to do, and what that is judged by. */
public final class YankSentences {
    private YankSentences() {}

    public static String yanked() {
        return "yanked";
    }

    public static String yankedForAdvisory() {
        return "yanked for an advisory";
    }

    public static String yankedAndAffected() {
        return "yanked, and affected by an advisory";
    }

    public static String yankedWithOperatorReason() {
        return "yanked, with a reason from the operator";
    }

    public static String yankedSuspiciously() {
        return "yanked, and suspicious";
    }

    public static String yankedWithRegistryReason() {
        return "yanked, with a reason on the registry";
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
        return "The operator of this service: " + text;
    }

    public static String operatorReasonNaming(String advisory, String text) {
        return "The operator of this service, about " + advisory + ": " + text;
    }

    public static String registryReason(String text) {
        return "The registry's message: " + text;
    }

    public static String registryReasonNaming(String advisory, String text) {
        return "The registry's message, about " + advisory + ": " + text;
    }

    public static String noReason() {
        return "No reason is stated.";
    }

    public static String affectedForOtherReasons(String advisories) {
        return "Affected by " + advisories + ", but nothing says that this is why it was yanked.";
    }

    public static String doNotUpdate() {
        return "Do not update in response to this yank.";
    }

    public static String updateAway() {
        return "Update to another version.";
    }

    public static String nothingToDo() {
        return "Yanked without a stated reason; nothing needs to be done.";
    }

    public static String nothingToDoForReason() {
        return "Nothing needs to be done because of this yank.";
    }

    public static String noVersionToUpdateTo() {
        return "No safe version to update to has been out long enough yet.";
    }

    public static String since(String time) {
        return "Yanked since " + time + ", according to the registry.";
    }

    public static String firstSeen(String time) {
        return "This service first saw it yanked on " + time + ".";
    }

    /** @param span {@code 3 days} */
    public static String onlyNewVersionsAbove(String lowest, String span, String versions) {
        return "Every compatible version above " + lowest + " that is not yanked is younger than " + span
                + " or was published after the first of these yanks: " + versions + ".";
    }

    public static String noneLeftAbove(String version) {
        return "There is no compatible version above " + version + " that is not yanked.";
    }

    public static String highestNotYanked(String version) {
        return "The highest compatible version that is not yanked is " + version + ".";
    }

    public static String namedAsPatched(String advisory, String version) {
        return advisory + " lists " + version + " as patched, so that version is not suspicious.";
    }

    public static String maliciousVersions(String advisory, String versions) {
        return advisory + " reports malicious code in compatible versions: " + versions + ".";
    }

    public static String maliciousVersionsRemoved(String advisory) {
        return "The registry has removed compatible versions: " + advisory + " reports malicious code in them.";
    }

    public static String smallestSafe(String version, String span) {
        return version + " is the lowest safe version above the yanked one that has been out for at least " + span
                + ".";
    }

    public static String yankedTogether(int count, String first, String last, String versions) {
        return Count.of(count, "compatible version was", "compatible versions were") + " yanked between " + first
                + " and " + last + ": " + versions + ".";
    }

    /** @param untimed of how many it is not known when */
    public static String yankedTogetherUntimed(int count, String first, String last, long untimed, String versions) {
        return Count.of(count, "compatible version was", "compatible versions were") + " yanked between " + first
                + " and " + last + " (for " + Count.number(untimed)
                + " of them the time is not known; they are treated as yanked in the same period): " + versions + ".";
    }

    public static String yankedBeforeLoad(int count, String loaded, String versions) {
        return Count.of(count, "compatible version", "compatible versions") + " (" + versions + ") "
                + (count == 1 ? "was" : "were") + " already yanked when this service first loaded the crate, at "
                + loaded
                + ". It is not known when "
                + (count == 1 ? "it was yanked." : "they were yanked; this service assumes that it was on one day.");
    }

    public static String publicationNotKnown(String versions, String loaded) {
        return "The registry does not say when it published " + versions
                + "; it was already there when this service first loaded the crate, at " + loaded
                + ", and is treated as old.";
    }

    public static String published(String version, String time, boolean yankedSince) {
        return version + " (published " + time + (yankedSince ? ", now yanked)" : ")");
    }

    public static String publishedUnknown(String version, boolean yankedSince) {
        return version + " (publication date unknown" + (yankedSince ? ", now yanked)" : ")");
    }

    public static String seenFirst(String version, String time, boolean yankedSince) {
        return version + " (first seen " + time + (yankedSince ? ", now yanked)" : ")");
    }

    public static String newDependencies(String version, String dependencies, String before) {
        return version + " depends on " + dependencies + ", which " + before + " did not.";
    }
}
