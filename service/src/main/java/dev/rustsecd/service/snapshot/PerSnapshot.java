package dev.rustsecd.service.snapshot;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.rejection.ProblemSentences;
import org.jspecify.annotations.Nullable;

/**
 * A memo of what is made of the facts that are served: made once for each load, when it is first asked for, with what was
 * made of the facts before at hand. Safe for use by many threads.
 */
@SuppressWarnings("ReferenceEquality") // other facts, even equal ones, are another object
public abstract class PerSnapshot<T> {
    private final SnapshotHolder holder;
    private volatile @Nullable Made<T> latest;

    protected PerSnapshot(SnapshotHolder holder) {
        this.holder = holder;
    }

    private record Made<T>(ServedFacts facts, T value) {}

    /**
     * Makes it.
     *
     * @param before what was made last; null the first time
     */
    protected abstract T make(ServedFacts facts, @Nullable T before);

    /**
     * That of the facts that are served.
     *
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    public final T current() {
        requireLoaded();
        return of(holder.facts());
    }

    /** Likewise; null where nothing is served. */
    public final @Nullable T ifLoaded() {
        return isLoaded() ? of(holder.facts()) : null;
    }

    /** Likewise, where it is made already; null where it is not. */
    public final @Nullable T ifMade() {
        Made<T> made = latest;
        return made != null && made.facts() == holder.facts() ? made.value() : null;
    }

    protected final T of(ServedFacts facts) {
        Made<T> made = latest;
        return made != null && made.facts() == facts ? made.value() : follow(facts);
    }

    private synchronized T follow(ServedFacts facts) {
        Made<T> before = latest;
        if (before != null && before.facts() == facts) {
            return before.value();
        }
        T value = make(facts, before == null ? null : before.value());
        latest = new Made<>(facts, value);
        return value;
    }

    /**
     * Refuses a question at once that nothing can be said to.
     *
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    public final void requireLoaded() {
        if (!isLoaded()) {
            throw new ProblemAnswer(ProblemType.NOT_LOADED, ProblemSentences.STILL_LOADING);
        }
    }

    /** Whether there is anything to answer from. */
    public final boolean isLoaded() {
        return holder.current().isLoaded();
    }

    /** Whether what is served follows the database. */
    public final RefreshState refreshState() {
        return holder.refreshState();
    }
}
