package dev.rustsecd.service.yanks;

import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.operator.OperatorSentences;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how often one client may guess the operator's token, and tells the operator of it. However many clients there are,
 * so many are remembered, those that guessed last. Safe for use by many threads.
 */
public final class WrongTokens {
    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);
    static final int MAX_CLIENTS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(WrongTokens.class);

    private final ServiceMetrics metrics;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private final Map<String, Guesses> clients = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guesses> eldest) {
            return size() > MAX_CLIENTS;
        }
    };

    public WrongTokens(ServiceMetrics metrics) {
        this(metrics, System::nanoTime);
    }

    WrongTokens(ServiceMetrics metrics, LongSupplier nanoTime) {
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    /** How often a client has guessed within a minute that began with the first of them. */
    private record Guesses(long sinceNanos, int count) {}

    /**
     * Lets those pass who have not guessed too often; the others also with the right token, or they could go on.
     *
     * @throws ProblemAnswer {@link ProblemType#TOO_MANY_REQUESTS}
     */
    synchronized void requireFew(String client) {
        Guesses guesses = recent(client);
        if (guesses != null && guesses.count() >= MOST) {
            throw new ProblemAnswer(ProblemType.TOO_MANY_REQUESTS, ProblemSentences.TOKENS_GUESSED);
        }
    }

    /** A client has sent a token that is not the operator's. */
    synchronized void add(String client) {
        Guesses guesses = recent(client);
        clients.put(
                client,
                guesses == null
                        ? new Guesses(nanoTime.getAsLong(), 1)
                        : new Guesses(guesses.sinceNanos(), guesses.count() + 1));
        metrics.tokenWrong();
        LOG.atWarn().addKeyValue("client.address", client).log(OperatorSentences.TOKEN_WRONG);
    }

    private @Nullable Guesses recent(String client) {
        Guesses guesses = clients.get(client);
        return guesses != null && nanoTime.getAsLong() - guesses.sinceNanos() < WITHIN.toNanos() ? guesses : null;
    }

    synchronized int clients() {
        return clients.size();
    }
}
