package dev.rustsecd.words;

/** What is said of the commands of a fix. */
public final class CommandSentences {
    private CommandSentences() {}

    public static String letsCargoChoose() {
        return "No commands with exact versions lead here: cargo chooses the newest versions that fit.";
    }
}
