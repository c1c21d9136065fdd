package dev.rustsecd.snapshot;

import dev.rustsecd.release.PackedReleases.Entry;
import dev.rustsecd.release.PackedReleases.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks the packages of one report up in the registry, and remembers what it could not say. One reader serves one report. */
public final class RegistryReader {
    private final RegistryFacts facts;
    private final Freshness freshness;
    private final Instant now;
    private final boolean failing;

    private final List<String> pending = new ArrayList<>();
    private final List<String> unreachable = new ArrayList<>();
    private final List<String> outdated = new ArrayList<>();
    private final List<RegistryReading.Missing> missing = new ArrayList<>();
    private Revision revision = Revision.NONE;
    private @Nullable Instant oldestCheck;

    /**
     * @param now for judging how old the data are, and nothing else
     */
    public RegistryReader(RegistryFacts facts, Freshness freshness, Instant now) {
        this.facts = facts;
        this.freshness = freshness;
        this.now = now;
        this.failing = facts.state().map(RegistryState::failing).orElse(false);
    }

    /**
     * What the registry says of one version.
     *
     * @param state of the version, as far as is known; {@link State#NONE} also where nothing is
     * @param number of the version as the registry writes it, which may add build metadata; as asked where it has none
     * @param known whether the registry has the version; null where that cannot be said
     */
    public record Found(
            RegistryAnswer answer,
            State state,
            String number,
            @Nullable Boolean known) {}

    /** Looks a version up; what cannot be said of it is remembered. */
    public Found look(String name, String number) {
        RegistryAnswer answer = facts.answer(name);
        if (!answer.isGiven()) {
            if (facts.isOn()) {
                (failing ? unreachable : pending).add(name + '@' + number);
            }
            return new Found(answer, State.NONE, number, null);
        }
        consult(answer);
        Entry entry = answer.look(number);
        State state = entry.state();
        if (freshness.isStale(answer, now)) {
            outdated.add(name + '@' + number);
            return new Found(answer, state, entry.number(), state == State.NONE ? null : true);
        }
        if (state == State.NONE) {
            missing.add(new RegistryReading.Missing(name, number));
        }
        return new Found(answer, state, entry.number(), state != State.NONE);
    }

    /** A number of a crate as the registry writes it, which may add build metadata; as given where it has no such version. */
    public String published(String name, String number) {
        return facts.answer(name).look(number).number();
    }

    /** Looks a crate up, whatever its versions. */
    public RegistryAnswer look(String name) {
        RegistryAnswer answer = facts.answer(name);
        if (answer.isGiven()) {
            consult(answer);
            if (freshness.isStale(answer, now)) {
                outdated.add(name);
            }
        } else if (facts.isOn()) {
            (failing ? unreachable : pending).add(name);
        }
        return answer;
    }

    private void consult(RegistryAnswer answer) {
        revision = revision.max(answer.revision());
        Instant checkedAt = answer.checkedAt();
        if (checkedAt != null && (oldestCheck == null || checkedAt.isBefore(oldestCheck))) {
            oldestCheck = checkedAt;
        }
    }

    /** What came of all look-ups so far. */
    public RegistryReading reading() {
        boolean oldIndex =
                facts.state().map(state -> freshness.isStale(state, now)).orElse(false);
        return new RegistryReading(
                facts.isOn(),
                oldIndex || !outdated.isEmpty(),
                oldestCheck,
                revision,
                pending,
                unreachable,
                outdated,
                missing);
    }
}
