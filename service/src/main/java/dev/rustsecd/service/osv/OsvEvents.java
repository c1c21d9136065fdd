package dev.rustsecd.service.osv;

import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The events of a record's ranges, and whether a version is between them.
 *
 * <p>Source: OSV schema, "Evaluation", in the order that osv.dev and osv-scalibr give to events of one version.
 */
final class OsvEvents {
    private static final String UNBOUNDED = "0.0.0-0";

    /** In their order at one version. */
    private enum Type {
        INTRODUCED,
        FIXED
    }

    private record Event(LenientVersion version, Type type) {}

    private static final Comparator<Event> ORDER =
            Comparator.comparing(Event::version).thenComparing(Event::type);

    private final List<Event> events;

    private OsvEvents(List<Event> events) {
        this.events = events;
    }

    static OsvEvents of(List<VersionRange> ranges) {
        List<Event> events = new ArrayList<>();
        for (VersionRange range : ranges) {
            Version introduced = range.introduced();
            String start = introduced == null ? UNBOUNDED : introduced.toString();
            events.add(new Event(LenientVersion.of(start), Type.INTRODUCED));
            if (range.fixed() != null) {
                events.add(new Event(LenientVersion.of(range.fixed().toString()), Type.FIXED));
            }
        }
        events.sort(ORDER);
        return new OsvEvents(List.copyOf(events));
    }

    /** Whether the last event that is not above the version introduced the matter. */
    boolean include(LenientVersion version) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).version().compareTo(version) <= 0) {
                return events.get(i).type() == Type.INTRODUCED;
            }
        }
        return false;
    }
}
