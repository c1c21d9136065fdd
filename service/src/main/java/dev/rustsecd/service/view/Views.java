package dev.rustsecd.service.view;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.AdvisoryFragments;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.snapshot.RefreshState;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.snapshot.RegistryFacts;
import org.jspecify.annotations.Nullable;

/** Keeps the view of the facts that are served, and takes over from one to the next what they share. */
@SuppressWarnings("ReferenceEquality") // other facts, even equal ones, are another object
public final class Views {
    private final SnapshotHolder holder;
    private volatile @Nullable View latest;

    public Views(SnapshotHolder holder) {
        this.holder = holder;
    }

    /**
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    public View current() {
        requireLoaded();
        ServedFacts facts = holder.facts();
        View view = latest;
        return view != null && view.facts() == facts ? view : follow(facts);
    }

    /**
     * Refuses a question at once that nothing can be said to.
     *
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    public void requireLoaded() {
        if (!isLoaded()) {
            throw new ProblemAnswer(ProblemType.NOT_LOADED, "the first load has not ended");
        }
    }

    /** Whether there is anything to answer from. */
    public boolean isLoaded() {
        return holder.current().isLoaded();
    }

    /** Whether what is served follows the database. */
    public RefreshState refreshState() {
        return holder.refreshState();
    }

    private synchronized View follow(ServedFacts facts) {
        View before = latest;
        if (before != null && before.facts() == facts) {
            return before;
        }
        View view = before != null
                        && before.snapshot().advisories() == facts.snapshot().advisories()
                ? new View(facts, before.fragments(), before.search())
                : new View(
                        facts,
                        AdvisoryFragments.of(facts.snapshot(), before == null ? null : before.fragments()),
                        new AdvisorySearch(
                                facts.snapshot().with(facts.snapshot().revision(), RegistryFacts.OFF)));
        latest = view;
        return view;
    }
}
