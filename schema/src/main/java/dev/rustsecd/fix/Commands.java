package dev.rustsecd.fix;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.Update;
import java.util.Objects;

/** How updates are typed; see {@link Target} for the form. */
public final class Commands {
    private Commands() {}

    /** Commands are pasted into shells: only names within crates.io's own grammar get one. */
    public static boolean isNameable(String name) {
        return CrateName.isRegistryName(name);
    }

    /** What is typed for an update, as the packages are named now. */
    public static String of(LockState state, Update update) {
        StringBuilder command = new StringBuilder("cargo update");
        for (int node : update.unlocked()) {
            command.append(" -p ").append(spec(state, node));
        }
        return update.precise() == null
                ? command.toString()
                : command.append(" --precise ").append(update.precise()).toString();
    }

    /** {@code name@version}, or the full package id where another source has the same. */
    private static String spec(LockState state, int node) {
        String id = state.id(node);
        if (!isAmbiguous(state, node)) {
            return id;
        }
        String source =
                state.isOfLockfile(node) ? Objects.toString(state.entry(node).source(), "") : "";
        return source + '#' + id;
    }

    /** Whether another package that is there has the same name and version. */
    public static boolean isAmbiguous(LockState state, int node) {
        String id = state.id(node);
        for (int other : state.nodesOf(state.crate(node))) {
            if (other != node && state.isActive(other) && state.id(other).equals(id)) {
                return true;
            }
        }
        return false;
    }
}
