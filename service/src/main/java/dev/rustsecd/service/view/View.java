package dev.rustsecd.service.view;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.render.AdvisoryFragments;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.RegistryState;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts that are served, and what is made of them once for all requests. */
public record View(ServedFacts facts, AdvisoryFragments fragments, AdvisorySearch search) {
    public Snapshot snapshot() {
        return facts.snapshot();
    }

    /** An answer from these facts that concerns advisories alone; it says how old they are. */
    public Answer answer(byte[] json, Instant now) {
        return withAge(Answer.json(json), now);
    }

    /** The seconds since the source that was checked longest ago was checked; no such header where one never was. */
    public Answer withAge(Answer answer, Instant now) {
        return withAges(answer, Stream.of(advisoriesAge(now)));
    }

    /**
     * As {@link #withAge}, for an answer that concerns the registry too: also since the registry spoke of the package of
     * which it spoke longest ago. While some of it may still arrive, the answer is not to be stored.
     */
    public Answer withAges(Answer answer, RegistryReading read, Instant now) {
        Answer aged = withAgesSince(answer, read.oldestCheck(), now);
        return read.isPending() ? aged.with("Cache-Control", "no-store") : aged;
    }

    /** As {@link #withAge}, also since the registry said what it is known to have said longest ago. */
    public Answer withAgesSince(Answer answer, @Nullable Instant oldestCheck, Instant now) {
        return withAges(answer, Stream.of(advisoriesAge(now), registryAge(oldestCheck, now)));
    }

    private static Answer withAges(Answer answer, Stream<Optional<String>> ages) {
        String known = ages.flatMap(Optional::stream).collect(Collectors.joining(", "));
        return known.isEmpty() ? answer : answer.with("Rustsec-Data-Age", known);
    }

    private Optional<String> advisoriesAge(Instant now) {
        return snapshot().oldestCheck().map(checked -> "advisories=" + seconds(checked, now));
    }

    private Optional<String> registryAge(@Nullable Instant oldestCheck, Instant now) {
        return Optional.ofNullable(oldestCheck)
                .or(() -> snapshot()
                        .registry()
                        .state()
                        .filter(RegistryState::whole)
                        .map(RegistryState::checkedAt))
                .map(checked -> "registry=" + seconds(checked, now));
    }

    private static long seconds(Instant checked, Instant now) {
        return Math.max(0, Duration.between(checked, now).toSeconds());
    }
}
