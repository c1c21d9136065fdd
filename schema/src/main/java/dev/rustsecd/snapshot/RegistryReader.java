package dev.rustsecd.snapshot;

import dev.rustsecd.release.PackedReleases.Entry;
import dev.rustsecd.release.PackedReleases.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks packages up in the registry, and says what could not be learnt of it. Immutable. */
public final class RegistryReader {
    private final RegistryFacts facts;
    private final Freshness freshness;
    private final Instant now;
    private final boolean failing;

    /**
     * @param now for judging how old the data are, and nothing else
     */
    public RegistryReader(RegistryFacts facts, Freshness freshness, Instant now) {
        this.facts = facts;
        this.freshness = freshness;
        this.now = now;
        this.failing = facts.state().map(RegistryState::failing).orElse(false);
    }

    /** What a look-up could learn. */
    enum Standing {
        SAID,
        /** The registry has the crate, or had it, and not this version. */
        MISSING,
        OUTDATED,
        PENDING,
        UNREACHABLE,
        /** No registry is configured. */
        OFF
    }

    /**
     * What the registry says of a version, or of a crate as a whole.
     *
     * @param asked the number that was asked for; empty for the whole crate
     * @param state of the version, as far as is known; {@link State#NONE} also where nothing is
     * @param number of the version as the registry writes it, which may add build metadata; as asked where it has none
     */
    public record Found(
            RegistryAnswer answer, String name, String asked, State state, String number, Standing standing) {
        /** Whether the registry has the version; null where that cannot be said. */
        public @Nullable Boolean known() {
            return switch (standing) {
                case SAID -> true;
                case MISSING -> false;
                case OUTDATED -> state == State.NONE ? null : true;
                case PENDING, UNREACHABLE, OFF -> null;
            };
        }

        private String id() {
            return asked.isEmpty() ? name : name + '@' + asked;
        }
    }

    /** Whether a registry is configured; else looking up learns nothing. */
    public boolean isOn() {
        return facts.isOn();
    }

    /** Looks a version up. */
    public Found look(String name, String number) {
        RegistryAnswer answer = facts.answer(name);
        Entry entry = answer.isGiven() ? answer.look(number) : new Entry(State.NONE, number);
        Standing standing = standing(answer);
        boolean missing = standing == Standing.SAID && entry.state() == State.NONE;
        return new Found(answer, name, number, entry.state(), entry.number(), missing ? Standing.MISSING : standing);
    }

    /** Looks a crate up, whatever its versions. */
    public Found look(String name) {
        RegistryAnswer answer = facts.answer(name);
        return new Found(answer, name, "", State.NONE, "", standing(answer));
    }

    /** A number of a crate as the registry writes it, which may add build metadata; as given where it has no such version. */
    public String published(String name, String number) {
        return facts.answer(name).look(number).number();
    }

    private Standing standing(RegistryAnswer answer) {
        if (answer.isGiven()) {
            return freshness.isStale(answer, now) ? Standing.OUTDATED : Standing.SAID;
        }
        if (!facts.isOn()) {
            return Standing.OFF;
        }
        return failing ? Standing.UNREACHABLE : Standing.PENDING;
    }

    /** What came of these look-ups. */
    public RegistryReading reading(List<Found> looked) {
        Map<Standing, List<String>> ids = new EnumMap<>(Standing.class);
        List<RegistryReading.Missing> missing = new ArrayList<>();
        Revision revision = Revision.NONE;
        Instant oldestCheck = null;
        for (Found found : looked) {
            RegistryAnswer answer = found.answer();
            Instant checkedAt = answer.isGiven() ? answer.checkedAt() : null;
            if (checkedAt != null && (oldestCheck == null || checkedAt.isBefore(oldestCheck))) {
                oldestCheck = checkedAt;
            }
            revision = answer.isGiven() ? revision.max(answer.revision()) : revision;
            if (found.standing() == Standing.MISSING) {
                missing.add(new RegistryReading.Missing(found.name(), found.asked()));
            } else if (found.standing() != Standing.SAID && found.standing() != Standing.OFF) {
                ids.computeIfAbsent(found.standing(), none -> new ArrayList<>()).add(found.id());
            }
        }
        List<String> outdated = ids.getOrDefault(Standing.OUTDATED, List.of());
        boolean oldIndex =
                facts.state().map(state -> freshness.isStale(state, now)).orElse(false);
        return new RegistryReading(
                facts.isOn(),
                oldIndex || !outdated.isEmpty(),
                oldestCheck,
                revision,
                ids.getOrDefault(Standing.PENDING, List.of()),
                ids.getOrDefault(Standing.UNREACHABLE, List.of()),
                outdated,
                missing);
    }
}
