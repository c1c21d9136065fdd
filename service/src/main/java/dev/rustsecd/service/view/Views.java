package dev.rustsecd.service.view;

import dev.rustsecd.service.render.AdvisoryFragments;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.snapshot.PerSnapshot;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Keeps the view of the facts that are served, and takes over from one to the next what they share. */
public final class Views extends PerSnapshot<View> {
    public Views(SnapshotHolder holder) {
        super(holder);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // snapshots share the advisories where none changed
    protected View make(ServedFacts facts, @Nullable View before) {
        Snapshot snapshot = facts.snapshot();
        if (before != null && before.snapshot().advisories() == snapshot.advisories()) {
            return new View(facts, before.fragments(), before.search());
        }
        return new View(
                facts,
                AdvisoryFragments.of(snapshot, before == null ? null : before.fragments()),
                new AdvisorySearch(snapshot.with(snapshot.revision(), RegistryFacts.OFF)));
    }
}
