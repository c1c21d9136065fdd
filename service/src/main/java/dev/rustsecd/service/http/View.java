package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.render.AdvisoryFragments;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;

/** The facts that are served, and what is made of them once for all requests. */
record View(ServedFacts facts, AdvisoryFragments fragments, AdvisorySearch search) {
    Snapshot snapshot() {
        return facts.snapshot();
    }

    /** An answer from these facts, which says how old they are. */
    Answer.Whole answer(byte[] json, Instant now) {
        return withAge(Answer.json(json), now);
    }

    /** The seconds since the source that was checked longest ago was checked; no such header where one never was. */
    Answer.Whole withAge(Answer.Whole answer, Instant now) {
        return ServiceMetrics.oldestCheck(snapshot())
                .map(checked -> Math.max(0, Duration.between(checked, now).toSeconds()))
                .map(seconds -> answer.with("Rustsec-Data-Age", "advisories=" + seconds))
                .orElse(answer);
    }
}
