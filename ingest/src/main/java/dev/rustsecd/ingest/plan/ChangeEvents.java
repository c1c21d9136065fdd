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

/** The entries of the change stream for one run, by advisory and crate. */
final class ChangeEvents {
    private static final Comparator<Event> ORDER =
            Comparator.comparing(Event::advisory).thenComparing(Event::crate);

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

    /** Content that is the same, touched by a commit all the same, is no event. */
    private static void add(@Nullable KnownRecord old, Upsert now, List<Event> events) {
        String id = now.advisory().id().text();
        String crate = now.advisory().crate().toString();
        if (old == null) {
            events.add(new Event(ChangeSet.Type.ADVISORY_ADDED, crate, id));
            return;
        }
        boolean moved = !old.crate().equals(crate);
        if (moved || !old.blob().equals(now.blob())) {
            ChangeSet.Type type = type(old.withdrawn(), now.advisory().isWithdrawn());
            events.add(new Event(type, crate, id));
            if (moved) {
                events.add(new Event(type, old.crate(), id));
            }
        }
    }

    private static ChangeSet.Type type(boolean wasWithdrawn, boolean isWithdrawn) {
        if (wasWithdrawn == isWithdrawn) {
            return ChangeSet.Type.ADVISORY_CHANGED;
        }
        return isWithdrawn ? ChangeSet.Type.ADVISORY_WITHDRAWN : ChangeSet.Type.ADVISORY_ADDED;
    }
}
