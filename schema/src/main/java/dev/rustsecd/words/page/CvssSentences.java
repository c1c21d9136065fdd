package dev.rustsecd.words.page;

/** What the values of the metrics of a CVSS vector mean. */
public final class CvssSentences {
    private CvssSentences() {}

    public static String attackFromNetwork() {
        return "The attack can come from anywhere on the network.";
    }

    public static String attackFromLocalNetwork() {
        return "The attack can only come from the same local network.";
    }

    public static String attackFromMachine() {
        return "The attacker needs access to the machine, or a user who opens something.";
    }

    public static String attackByTouch() {
        return "The attacker needs to hold the device in hand.";
    }

    public static String attackAlwaysWorks() {
        return "The attack works whenever it is tried.";
    }

    public static String attackNeedsConditions() {
        return "The attack needs somewhat special conditions.";
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
        return "No account is needed.";
    }

    public static String needsAccount() {
        return "An ordinary account is needed.";
    }

    public static String needsAdministrator() {
        return "An administrator's rights are needed.";
    }

    public static String needsNoLogin() {
        return "No login is needed.";
    }

    public static String needsLogin() {
        return "One login is needed.";
    }

    public static String needsLogins() {
        return "Several logins are needed.";
    }

    public static String needsNoUser() {
        return "Nobody else has to do anything.";
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
        return "No data can be read.";
    }

    public static String someDataRead() {
        return "Some data can be read.";
    }

    public static String allDataRead() {
        return "All data can be read.";
    }

    public static String noDataChanged() {
        return "No data can be changed.";
    }

    public static String someDataChanged() {
        return "Some data can be changed.";
    }

    public static String allDataChanged() {
        return "Any data can be changed.";
    }

    public static String serviceUndisturbed() {
        return "The service stays available.";
    }

    public static String serviceDisturbed() {
        return "The service can be slowed down or interrupted.";
    }

    public static String serviceStopped() {
        return "The service can be stopped.";
    }

    public static String attacksKnown() {
        return "Attacks have been seen.";
    }

    public static String exploitPublic() {
        return "Code that shows the attack is public.";
    }

    public static String noExploitKnown() {
        return "No exploit is known.";
    }

    /** The other systems that a version 4 vector speaks of. */
    public static String onOtherSystems(String sentence) {
        return "On other systems: " + sentence;
    }

    /** Of a value without a sentence of its own. */
    public static String value(String value) {
        return "The value is " + value + ".";
    }

    /** @param score of 10: {@code 6.2} */
    public static String score(String score, String level, String version) {
        return score + " of 10 (" + level + ") by CVSS " + version;
    }
}
