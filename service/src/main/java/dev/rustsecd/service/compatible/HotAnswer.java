package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that is made when it is first needed, and kept. Safe for use by many threads. */
final class HotAnswer {
    private final Supplier<Answer> maker;

    // Two threads may make it at once; they come to the same bytes.
    private volatile @Nullable Answer made;

    HotAnswer(Supplier<Answer> maker) {
        this.maker = maker;
    }

    boolean isMade() {
        return made != null;
    }

    Answer get() {
        Answer known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }
}
