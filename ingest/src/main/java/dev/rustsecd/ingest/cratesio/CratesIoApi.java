package dev.rustsecd.ingest.cratesio;

import com.fasterxml.jackson.core.JacksonException;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Absent;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Failed;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Kind;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Told;
import dev.rustsecd.ingest.outbound.BoundedBody;
import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.outbound.RetryAfter;
import dev.rustsecd.ingest.outbound.TrustedCertificates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts one question to the web API and reads its answer. It neither repeats nor follows anything. */
final class CratesIoApi {
    /** The versions of the crate with the most, each with all its features, are some megabytes. */
    static final int MAX_BYTES = 16 << 20;

    /** Versions that are named in a question; of more, the list of all is asked for. */
    private static final int MAX_NAMED = 100;

    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final CratesIoSettings settings;
    private final Vertx vertx;
    private final HttpClientAgent client;
    private final InstantSource clock;

    private CratesIoApi(CratesIoSettings settings, Vertx vertx, HttpClientAgent client, InstantSource clock) {
        this.settings = settings;
        this.vertx = vertx;
        this.client = client;
        this.clock = clock;
    }

    /**
     * @throws IOException if the CA file cannot be used
     */
    static CratesIoApi of(CratesIoSettings settings, Vertx vertx, InstantSource clock) throws IOException {
        HttpClientOptions options = new HttpClientOptions()
                .setUseAlpn(true)
                .setDecompressionSupported(true)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setConnectTimeout((int) settings.answerTimeout().toMillis());
        Path caFile = settings.caFile();
        if (caFile != null) {
            options.setTrustOptions(TrustOptions.wrap(TrustedCertificates.with(caFile)[0]));
        }
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1);
        return new CratesIoApi(settings, vertx, vertx.createHttpClient(options, pool), clock);
    }

    /**
     * Asks about versions of one crate; the future fails only for a bug.
     *
     * <p>Source: crates.io, {@code GET /api/v1/crates/{name}/versions}: whole without {@code per_page}, and only the
     * versions of {@code nums[]} where those are given.
     *
     * @param crate as the registry spells it
     */
    Future<ApiAnswer> ask(String crate, List<String> numbers) {
        return client.request(options(crate, numbers))
                .compose(this::send)
                .timeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(CratesIoApi::trouble);
    }

    Future<Void> close() {
        return client.close();
    }

    private RequestOptions options(String crate, List<String> numbers) {
        URI root = settings.root();
        boolean ssl = "https".equalsIgnoreCase(root.getScheme());
        int port = root.getPort() >= 0 ? root.getPort() : ssl ? 443 : 80;
        String query = numbers.size() > MAX_NAMED
                ? ""
                : numbers.stream()
                        .map(number -> "nums%5B%5D=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
        String name = URLEncoder.encode(crate, StandardCharsets.UTF_8);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(ssl)
                .setHost(root.getHost())
                .setPort(port)
                .setURI(root.getRawPath() + "/api/v1/crates/" + name + "/versions" + query);
        OutboundProxy proxy = settings.proxy();
        return proxy != null && proxy.isFor(root.getHost(), port) ? options.setProxyOptions(through(proxy)) : options;
    }

    private static ProxyOptions through(OutboundProxy proxy) {
        ProxyOptions options =
                new ProxyOptions().setType(ProxyType.HTTP).setHost(proxy.host()).setPort(proxy.port());
        Credentials login = proxy.credentials();
        return login == null ? options : options.setUsername(login.user()).setPassword(login.password());
    }

    private Future<ApiAnswer> send(HttpClientRequest request) {
        request.putHeader(HttpHeaders.USER_AGENT, settings.userAgent())
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        Future<ApiAnswer> answer = request.send().compose(this::answer);
        // Who gives up the answer gives up the exchange.
        long late = vertx.setTimer(settings.answerTimeout().toMillis(), over -> request.reset());
        return answer.onComplete(done -> vertx.cancelTimer(late));
    }

    private Future<ApiAnswer> answer(HttpClientResponse response) {
        return switch (response.statusCode()) {
            case 200 ->
                BoundedBody.gather(response, MAX_BYTES)
                        .compose(body -> vertx.executeBlocking(() -> ApiVersions.yanked(body.getBytes()), false))
                        .<ApiAnswer>map(Told::new)
                        .recover(CratesIoApi::unreadable);
            case 404, 410, 451 -> ended(response, new Absent());
            case 403 -> ended(response, new Failed(Kind.FORBIDDEN, null));
            case 429 -> ended(response, new Failed(Kind.TOO_MANY_REQUESTS, retryAfter(response)));
            default -> {
                boolean error = response.statusCode() >= 500;
                Kind kind = error ? Kind.SERVER_ERROR : Kind.UNREADABLE;
                yield ended(response, new Failed(kind, retryAfter(response)));
            }
        };
    }

    /** What the page says that says no is not read. */
    private static Future<ApiAnswer> ended(HttpClientResponse response, ApiAnswer answer) {
        response.exceptionHandler(ended -> {});
        response.request().reset();
        return Future.succeededFuture(answer);
    }

    private static Future<ApiAnswer> unreadable(Throwable failure) {
        if (failure instanceof BoundedBody.TooLarge) {
            return Future.succeededFuture(new Failed(Kind.TOO_LARGE, null));
        }
        // The parser's exceptions are IOExceptions without being trouble on the way.
        return failure instanceof JacksonException
                        || (failure instanceof IOException && failure.getClass() == IOException.class)
                ? Future.succeededFuture(new Failed(Kind.UNREADABLE, null))
                : Future.failedFuture(failure);
    }

    private static Future<ApiAnswer> trouble(Throwable failure) {
        boolean onTheWay = failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof VertxException;
        return onTheWay ? Future.succeededFuture(new Failed(Kind.UNREACHABLE, null)) : Future.failedFuture(failure);
    }

    private @Nullable Duration retryAfter(HttpClientResponse response) {
        return RetryAfter.read(response.getHeader(HttpHeaders.RETRY_AFTER), clock.instant());
    }
}
