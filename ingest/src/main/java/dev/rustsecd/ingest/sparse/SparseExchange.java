package dev.rustsecd.ingest.sparse;

import dev.rustsecd.crate.Sha256;
import dev.rustsecd.ingest.outbound.BoundedBody;
import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.ingest.outbound.RetryAfter;
import dev.rustsecd.ingest.source.CrateSource.Absent;
import dev.rustsecd.ingest.source.CrateSource.Answer;
import dev.rustsecd.ingest.source.CrateSource.Found;
import dev.rustsecd.ingest.source.CrateSource.NotModified;
import dev.rustsecd.ingest.source.CrateSource.Validators;
import dev.rustsecd.ingest.source.IndexFile;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One question and its answer, redirects included.
 *
 * <p>Source: Cargo book, "Registry Index", "Sparse Protocol"; cargo, {@code registry/http_remote.rs}.
 */
final class SparseExchange {
    /** A server that asks for more is asked again after this. */
    static final Duration LONGEST_REST = Duration.ofHours(1);

    private static final int MAX_REDIRECTS = 3;

    /** The longest page that says no. */
    private static final int MAX_REMARK_BYTES = 1 << 20;

    /** Longer validators are as good as none. */
    private static final int MAX_VALIDATOR = 512;

    private final SparseAddress address;
    private final SparseSettings settings;
    private final SparseClients clients;
    private final WorkerExecutor worker;
    private final InstantSource clock;

    SparseExchange(
            SparseAddress address,
            SparseSettings settings,
            SparseClients clients,
            WorkerExecutor worker,
            InstantSource clock) {
        this.address = address;
        this.settings = settings;
        this.clients = clients;
        this.worker = worker;
        this.clock = clock;
    }

    /** What is asked for, and how often it was asked for elsewhere. */
    private record Visit(URI place, String name, Validators known, int redirects) {}

    /** Asks; the future fails only for a bug. */
    Future<Answer> ask(URI place, String name, Validators known) {
        return visit(new Visit(place, name, known, 0));
    }

    private Future<Answer> visit(Visit visit) {
        return clients.request(visit.place())
                .transform(connected -> connected.succeeded()
                        ? send(connected.result(), visit)
                        : troubled(connected.cause(), SparseTrouble.connecting(connected.cause())));
    }

    private Future<Answer> send(HttpClientRequest request, Visit visit) {
        headers(request, visit);
        return request.send()
                .timeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .compose(response -> answer(response, visit))
                .timeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    request.reset();
                    return troubled(failure, SparseTrouble.answering(failure));
                });
    }

    private static Future<Answer> troubled(Throwable cause, Answer failed) {
        return SparseTrouble.isTrouble(cause) ? Future.succeededFuture(failed) : Future.failedFuture(cause);
    }

    private void headers(HttpClientRequest request, Visit visit) {
        request.putHeader(HttpHeaders.USER_AGENT, settings.userAgent())
                .putHeader(HttpHeaders.ACCEPT, "text/plain")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .putHeader("cargo-protocol", "version=1");
        Credentials login = address.credentials();
        if (login != null) {
            request.putHeader(HttpHeaders.AUTHORIZATION, login.basic());
        }
        // As Cargo does: the date alone is no match for a tag.
        if (visit.known().etag() != null) {
            request.putHeader(HttpHeaders.IF_NONE_MATCH, visit.known().etag());
        } else if (visit.known().lastModified() != null) {
            request.putHeader(HttpHeaders.IF_MODIFIED_SINCE, visit.known().lastModified());
        }
    }

    private Future<Answer> answer(HttpClientResponse response, Visit visit) {
        clients.answered(visit.place(), response.version());
        // Of any other answer the body says nothing; it is read to its end so that the connection can go on.
        return response.statusCode() == 200
                ? found(response, visit.name())
                : BoundedBody.gather(response, MAX_REMARK_BYTES).compose(body -> other(response, visit));
    }

    private Future<Answer> other(HttpClientResponse response, Visit visit) {
        boolean conditional = !visit.known().equals(Validators.NONE);
        return switch (response.statusCode()) {
            case 304 -> Future.succeededFuture(conditional ? new NotModified() : SparseTrouble.status(304, null));
            case 404, 410, 451 -> Future.succeededFuture(new Absent());
            case 301, 302, 303, 307, 308 -> redirected(response, visit);
            default -> {
                Duration retryAfter = RetryAfter.read(response.getHeader("retry-after"), clock.instant(), LONGEST_REST);
                yield Future.succeededFuture(SparseTrouble.status(response.statusCode(), retryAfter));
            }
        };
    }

    private Future<Answer> redirected(HttpClientResponse response, Visit visit) {
        URI next = target(visit.place(), response.getHeader(HttpHeaders.LOCATION));
        return next == null || visit.redirects() == MAX_REDIRECTS
                ? Future.succeededFuture(SparseTrouble.redirected())
                : visit(new Visit(next, visit.name(), visit.known(), visit.redirects() + 1));
    }

    /** Null where it leads to another origin: what that says of a crate is not what the index says. */
    private static @Nullable URI target(URI from, @Nullable String location) {
        if (location == null) {
            return null;
        }
        try {
            URI next = from.resolve(location.strip());
            return isSameOrigin(from, next) ? next : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private Future<Answer> found(HttpClientResponse response, String name) {
        String coding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        Validators validators = new Validators(
                validator(response.getHeader(HttpHeaders.ETAG)),
                validator(response.getHeader(HttpHeaders.LAST_MODIFIED)));
        return BoundedBody.gather(response, IndexFile.MAX_BYTES)
                .compose(body -> worker.executeBlocking(() -> file(body, coding, name), false))
                .map(file -> file.size() == 0 ? new Absent() : new Found(file, validators));
    }

    private static IndexFile file(Buffer body, @Nullable String coding, String name) throws IOException {
        byte[] bytes = BoundedBody.decode(body, coding, IndexFile.MAX_BYTES);
        return new IndexFile(name, Sha256.hex(bytes), bytes);
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && SparseClients.port(one) == SparseClients.port(other);
    }

    private static @Nullable String validator(@Nullable String value) {
        boolean good = value != null
                && !value.isEmpty()
                && value.length() <= MAX_VALIDATOR
                && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return good ? value : null;
    }
}
