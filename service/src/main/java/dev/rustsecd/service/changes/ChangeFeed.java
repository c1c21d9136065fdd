package dev.rustsecd.service.changes;

import dev.rustsecd.service.snapshot.SnapshotHolder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who follows the change stream as it grows. Followers are woken when newer facts are served, so whoever hears of a change
 * and asks gets an answer that knows of it. Bounded, and safe for use by many threads.
 */
public final class ChangeFeed {
    /** Followers at the same time; each is an open connection and some hundred bytes. */
    public static final int MAX_FOLLOWERS = 500;

    private final SnapshotHolder holder;
    private final int maxFollowers;
    private final Set<Follower> followers = new HashSet<>();
    private boolean closed;

    public ChangeFeed(SnapshotHolder holder, int maxFollowers) {
        this.holder = holder;
        this.maxFollowers = maxFollowers;
        holder.onSwap(facts -> current().forEach(Follower::wake));
    }

    /** One that follows; called on any thread, and quick. */
    interface Follower {
        /** There may be more now. */
        void wake();

        /** Nothing more comes. */
        void end();
    }

    /** The last revision whose changes are in what is served. */
    long revision() {
        return holder.current().revision().number();
    }

    boolean isLoaded() {
        return holder.current().isLoaded();
    }

    synchronized boolean hasRoom() {
        return !closed && followers.size() < maxFollowers;
    }

    /** False where there is no room. */
    synchronized boolean join(Follower follower) {
        return hasRoom() && followers.add(follower);
    }

    synchronized void leave(Follower follower) {
        followers.remove(follower);
    }

    /** Followers now. */
    public synchronized int size() {
        return followers.size();
    }

    /** Ends all streams and takes no more: they would hold up a stop. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        current().forEach(Follower::end);
    }

    private synchronized List<Follower> current() {
        return List.copyOf(followers);
    }
}
