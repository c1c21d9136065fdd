package dev.rustsecd.words.page;

/** What is said of a file or a text that was given in place of a Cargo.lock, and what to give instead. */
public final class InputSentences {
    private InputSentences() {}

    public static String binary() {
        return "This is a binary file. Choose the text file Cargo.lock, which lies next to the Cargo.toml of your"
                + " workspace.";
    }

    public static String archive() {
        return "This is an archive. Unpack it and choose the file Cargo.lock in it.";
    }

    public static String manifest() {
        return "This is a Cargo.toml, which says which versions are accepted, not which are used. Choose the"
                + " Cargo.lock of the workspace; cargo generate-lockfile writes one.";
    }

    public static String mergeConflict() {
        return "This Cargo.lock has a merge conflict that nobody has resolved. Take one side with git checkout --ours"
                + " Cargo.lock, run cargo metadata to complete the file, and check it again.";
    }

    public static String versionMissing(String crate) {
        return "No version is given for \"" + crate + "\". Add one, as in " + crate
                + "@1.2.3, or search for the crate to see all of its versions.";
    }

    public static String notAPackage(String line) {
        return "“" + line + "” is not in the form crate@version. Write one package a line, for example time@0.1.42.";
    }
}
