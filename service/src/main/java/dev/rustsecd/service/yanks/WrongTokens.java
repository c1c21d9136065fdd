package dev.rustsecd.service.yanks;

import dev.rustsecd.service.client.RateLimit;
import dev.rustsecd.service.client.RateLimiter;
import dev.rustsecd.service.client.TrustedProxies;
import dev.rustsecd.service.client.Usage;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.operator.OperatorSentences;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how often one address may guess the operator's token, and tells the operator of it. Safe for use by many threads.
 */
public final class WrongTokens {
    static final RateLimit LIMIT = new RateLimit("token", 10, Duration.ofMinutes(1));

    /** However many addresses guess, so many are remembered; in some 1.5 MB. */
    private static final int MAX_ADDRESSES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(WrongTokens.class);

    private final ServiceMetrics metrics;
    private final TrustedProxies proxies;
    private final RateLimiter guesses = new RateLimiter(MAX_ADDRESSES, System::nanoTime);

    public WrongTokens(ServiceMetrics metrics, TrustedProxies proxies) {
        this.metrics = metrics;
        this.proxies = proxies;
    }

    /**
     * Lets those pass who have not guessed too often; the others also with the right token, or they could go on.
     *
     * @throws ProblemAnswer {@link ProblemType#TOO_MANY_REQUESTS}
     */
    void requireFew(Call call) {
        Usage usage = guesses.look(call.client(proxies), LIMIT);
        if (usage.isOver()) {
            throw new ProblemAnswer(Problem.of(usage, ProblemSentences.TOKENS_GUESSED));
        }
    }

    /** A request has come with a token that is not the operator's. */
    void add(Call call) {
        String address = call.client(proxies);
        var unused = guesses.count(address, LIMIT);
        metrics.tokenWrong();
        LOG.atWarn().addKeyValue("client.address", address).log(OperatorSentences.TOKEN_WRONG);
    }
}
