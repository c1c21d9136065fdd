package dev.rustsecd.yank;

import java.util.Locale;

/** What a yank looks like; the first constant that holds is it. */
public enum YankClass {
    /** A live advisory affects the version; whether that is why it was yanked, the reasons say. */
    SECURITY,
    /** The operator of this service gave a reason. */
    OPERATOR,
    /** Its line looks like one from which somebody drives people to a new version. */
    SUSPICIOUS,
    /** The registry has a message; who wrote it may be the attacker. */
    REGISTRY_MESSAGE,
    /** Nobody said anything. */
    UNEXPLAINED;

    /** As JSON writes it: {@code registry_message}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
