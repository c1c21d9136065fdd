package dev.rustsecd.service.exchange;

import dev.rustsecd.service.client.ClientSettings;
import dev.rustsecd.service.client.ClientSettings.Client;
import dev.rustsecd.service.client.RateLimiter;
import dev.rustsecd.service.client.Usage;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.rejection.ProblemSentences;
import org.jspecify.annotations.Nullable;

/** Lets a request pass as long as its client is within its limit, and says in the answer how much of it is left. */
public final class ClientGate {
    static final String POLICY = "RateLimit-Policy";
    static final String STATE = "RateLimit";

    private final ClientSettings settings;
    private final boolean limited;
    private final RateLimiter limiter;
    private final ServiceMetrics metrics;

    public ClientGate(ClientSettings settings, ServiceMetrics metrics) {
        this.settings = settings;
        this.limited = settings.isLimited();
        this.limiter = settings.limiter();
        this.metrics = metrics;
    }

    /** One through which every request passes. */
    public static ClientGate open(ServiceMetrics metrics) {
        return new ClientGate(ClientSettings.UNLIMITED, metrics);
    }

    /**
     * Counts a request, unless that is one too many.
     *
     * @return whether its client is within its limit
     */
    boolean admits(Call call) {
        Usage usage = usage(call);
        return usage == null || !usage.isOver();
    }

    /**
     * Counts a request.
     *
     * @throws ProblemAnswer {@link ProblemType#TOO_MANY_REQUESTS}
     */
    void require(Call call) {
        Usage usage = usage(call);
        if (usage != null && usage.isOver()) {
            metrics.clientLimited();
            String detail = ProblemSentences.clientLimit(
                    usage.limit().requests(), usage.limit().window().toSeconds());
            throw new ProblemAnswer(Problem.of(usage, detail));
        }
    }

    private @Nullable Usage usage(Call call) {
        if (!limited) {
            return null;
        }
        Client client = settings.client(call.client(settings.proxies()), call.bearer());
        if (client.limit().isEmpty()) {
            return null;
        }
        Usage usage = limiter.count(client.id(), client.limit().get());
        call.request().response().putHeader(POLICY, usage.limit().policy()).putHeader(STATE, usage.state());
        return usage;
    }
}
