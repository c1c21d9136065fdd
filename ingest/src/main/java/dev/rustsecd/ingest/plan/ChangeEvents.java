package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.plan.ChangeSet.Event;
import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the change stream for one run, by advisory. Whoever counts an added advisory in and a withdrawn one out has
 * the live ones, so an advisory that is withdrawn when it is first seen is no addition, and one that moves to another crate
 * is withdrawn from the one before it is added to the other.
 */
final class ChangeEvents {
    private static final Comparator<Event> ORDER = Comparator.comparing(Event::advisory)
            .thenComparing(event -> event.type() != ChangeSet.Type.ADVISORY_WITHDRAWN)
            .thenComparing(Event::crate);

    private ChangeEvents() {}

    static List<Event> of(Collection<KnownRecord> before, List<Upsert> upserts, List<Removal> removals) {
        Map<String, KnownRecord> byId =
                before.stream().collect(Collectors.toMap(KnownRecord::id, Function.identity(), (one, other) -> one));
        List<Event> events = new ArrayList<>();
        upserts.forEach(upsert -> add(byId.get(upsert.advisory().id().text()), upsert, events));
        removals.forEach(
                removal -> events.add(new Event(ChangeSet.Type.ADVISORY_WITHDRAWN, removal.crate(), removal.id())));
        events.sort(ORDER);
        return events;
    }

    /** Content that is the same, with other times, is no event. */
    private static void add(@Nullable KnownRecord old, Upsert now, List<Event> events) {
        String id = now.advisory().id().text();
        String crate = now.advisory().crate().toString();
        boolean isWithdrawn = now.advisory().isWithdrawn();
        if (old == null) {
            events.add(new Event(state(isWithdrawn), crate, id));
        } else if (!old.crate().equals(crate)) {
            events.add(new Event(ChangeSet.Type.ADVISORY_WITHDRAWN, old.crate(), id));
            events.add(new Event(state(isWithdrawn), crate, id));
        } else if (!old.digest().equals(now.digest())) {
            boolean stays = old.withdrawn() == isWithdrawn;
            events.add(new Event(stays ? ChangeSet.Type.ADVISORY_CHANGED : state(isWithdrawn), crate, id));
        }
    }

    private static ChangeSet.Type state(boolean isWithdrawn) {
        return isWithdrawn ? ChangeSet.Type.ADVISORY_WITHDRAWN : ChangeSet.Type.ADVISORY_ADDED;
    }
}
