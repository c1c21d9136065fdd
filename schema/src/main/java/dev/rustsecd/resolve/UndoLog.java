package dev.rustsecd.resolve;

import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a state was before each change, so that changes can be taken back from the last to the first. */
final class UndoLog {
    private final LockState state;
    private final List<Change> changes = new ArrayList<>();

    /** What puts one thing of a package back. */
    private record Change(int node, Runnable undo) {}

    UndoLog(LockState state) {
        this.state = state;
    }

    int size() {
        return changes.size();
    }

    void rollback(int mark) {
        while (changes.size() > mark) {
            changes.remove(changes.size() - 1).undo().run();
        }
    }

    /** The packages that were changed since the start, each once, ascending. */
    int[] touched() {
        BitSet nodes = new BitSet();
        for (Change change : changes) {
            nodes.set(change.node());
        }
        return nodes.stream().toArray();
    }

    void add(int node, Runnable undo) {
        changes.add(new Change(node, undo));
    }

    void version(int node, @Nullable Version old) {
        changes.add(new Change(node, () -> state.putVersion(node, old)));
    }

    void life(int node, byte old) {
        changes.add(new Change(node, () -> state.putLife(node, old)));
    }

    void added(int node, int[] old) {
        changes.add(new Change(node, () -> state.removeLast(old)));
    }
}
