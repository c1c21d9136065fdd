package dev.rustsecd.service.view;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.render.AdvisoryFragments;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.RegistryState;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The facts that are served, and what is made of them once for all requests. */
public record View(ServedFacts facts, AdvisoryFragments fragments, AdvisorySearch search) {
    public Snapshot snapshot() {
        return facts.snapshot();
    }

    /**
     * An answer from these facts that concerns the registry too, with how old they are: since the advisory source that was
     * checked longest ago was checked, and since the registry spoke of the package of which it spoke longest ago. While some
     * of it may still arrive, the answer is not to be stored.
     */
    public Answer withAges(Answer answer, RegistryReading read, Instant now) {
        Answer aged = withAgesSince(answer, read.oldestCheck(), now);
        return read.isPending() ? aged.with("Cache-Control", "no-store") : aged;
    }

    /** Likewise, from what the registry is known to have said longest ago. */
    Answer withAgesSince(Answer answer, @Nullable Instant oldestCheck, Instant now) {
        Instant registry = oldestCheck != null
                ? oldestCheck
                : snapshot()
                        .registry()
                        .state()
                        .filter(RegistryState::whole)
                        .map(RegistryState::checkedAt)
                        .orElse(null);
        return answer.aged(snapshot().oldestCheck().orElse(null), registry, now);
    }
}
