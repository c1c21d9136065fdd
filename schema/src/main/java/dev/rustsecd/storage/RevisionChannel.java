package dev.rustsecd.storage;

/**
 * The channel on which a writer tells readers that something changed: facts, a source's head, or when it was checked.
 * The payload is the number of the last revision; notifications can be lost, so readers look by themselves too.
 */
public final class RevisionChannel {
    public static final String NAME = "rustsecd_revision";

    private RevisionChannel() {}
}
