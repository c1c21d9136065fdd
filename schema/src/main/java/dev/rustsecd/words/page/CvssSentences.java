package dev.rustsecd.words.page;

/** What the values of the metrics of a CVSS vector mean. */
public final class CvssSentences {
    private CvssSentences() {}

    public static String attackFromNetwork() {
        return "The attack can come over the network, even from the internet.";
    }

    public static String attackFromLocalNetwork() {
        return "The attack can only come from the target's own local network.";
    }

    public static String attackFromMachine() {
        return "The attacker needs access to the machine, or has to get a user to open something there.";
    }

    public static String attackByTouch() {
        return "The attacker needs physical access to the device.";
    }

    public static String attackAlwaysWorks() {
        return "The attack works whenever it is tried.";
    }

    public static String attackNeedsConditions() {
        return "The attack works only under somewhat special conditions.";
    }

    public static String attackNeedsLuck() {
        return "The attack needs conditions that the attacker does not control.";
    }

    public static String attackNeedsNothingOfTarget() {
        return "The attack works against any deployment.";
    }

    public static String attackNeedsDeployment() {
        return "The attack works only against certain deployments, or at certain moments.";
    }

    public static String needsNoAccount() {
        return "The attacker needs no account.";
    }

    public static String needsAccount() {
        return "The attacker needs an ordinary account.";
    }

    public static String needsAdministrator() {
        return "The attacker needs an administrator's rights.";
    }

    public static String needsNoLogin() {
        return "The attacker does not have to log in.";
    }

    public static String needsLogin() {
        return "The attacker has to log in once.";
    }

    public static String needsLogins() {
        return "The attacker has to log in several times.";
    }

    public static String needsNoUser() {
        return "Nobody but the attacker has to do anything.";
    }

    public static String needsUser() {
        return "A user has to do something, such as open a file.";
    }

    public static String needsUsualUse() {
        return "A user has to use the system in an ordinary way.";
    }

    public static String needsUnusualUse() {
        return "A user has to do something unusual.";
    }

    public static String scopeStays() {
        return "Only the vulnerable component itself is harmed.";
    }

    public static String scopeWidens() {
        return "Other components are harmed too.";
    }

    public static String noDataRead() {
        return "The attacker cannot read any data.";
    }

    public static String someDataRead() {
        return "The attacker can read some data.";
    }

    public static String allDataRead() {
        return "The attacker can read all data.";
    }

    public static String noDataChanged() {
        return "The attacker cannot change any data.";
    }

    public static String someDataChanged() {
        return "The attacker can change some data.";
    }

    public static String allDataChanged() {
        return "The attacker can change all data.";
    }

    public static String serviceUndisturbed() {
        return "The attacked system stays available.";
    }

    public static String serviceDisturbed() {
        return "The attacker can slow down or interrupt the attacked system.";
    }

    public static String serviceStopped() {
        return "The attacker can stop the attacked system.";
    }

    public static String attacksKnown() {
        return "Attacks have been seen.";
    }

    public static String exploitPublic() {
        return "Proof-of-concept code of the attack is public.";
    }

    public static String noExploitKnown() {
        return "No exploit is known.";
    }

    /** The other systems that a version 4 vector speaks of. */
    public static String onOtherSystems(String sentence) {
        return "On systems other than the vulnerable one: " + sentence;
    }

    /** Of a value without a sentence of its own. */
    public static String value(String value) {
        return "This metric has the value " + value + ", which is not explained here.";
    }

    /** @param score of 10: {@code 6.2} */
    public static String score(String score, String level, String version) {
        return "Score by CVSS " + version + ": " + score + " of 10 (" + level + ")";
    }
}
