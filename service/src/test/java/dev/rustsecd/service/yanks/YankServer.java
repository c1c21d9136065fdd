package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.service.Service;
import dev.rustsecd.service.client.ClientSettings;
import dev.rustsecd.service.client.TrustedProxies;
import dev.rustsecd.service.exchange.ExchangeSettings;
import dev.rustsecd.service.http.Api;
import dev.rustsecd.service.http.HttpSettings;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.snapshot.RevisionListener;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.snapshot.SnapshotLoader;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.WantedWriter;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.snapshot.Rules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The public API over a real database that follows its changes; the facts are the canonical ones and a whole registry. */
final class YankServer implements AutoCloseable {
    static final String TOKEN = "operators-own-token";

    /** Of its own: servers of one Vert.x that take any free port share it. */
    private final Vertx vertx = Vertx.vertx();

    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final SnapshotHolder holder = new SnapshotHolder();
    private final RevisionListener listener;
    private final Service service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    YankServer(AdminToken token) {
        this(token, true);
    }

    YankServer(AdminToken token, boolean publicWrites) {
        database.execute("DELETE FROM registry; INSERT INTO registry VALUES"
                + " ('dir+/index', true, 1, NULL, NULL, now(), now(), now(), false)");
        InstantSource clock = InstantSource.system();
        listener = new RevisionListener(
                vertx, database.options(), new SnapshotLoader(new FactReader(database.pool(), "")), holder, clock);
        Await.result(listener.start(Duration.ofHours(1)));
        Api.Supply supply = new Api.Supply(
                holder,
                new RequirementsReader(database.pool(), Duration.ofSeconds(5)),
                new WantedWriter(database.pool(), clock),
                new Api.Reasons(new OperatorReasons(database.pool(), clock), new YankHistory(database.pool())),
                new ChangeReader(database.pool()));
        service = Await.result(Service.start(
                vertx,
                supply,
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        HttpSettings.ConnectionLimits.usual(TrustedProxies.NONE, HttpSettings.Transport.PLAIN),
                        ExchangeSettings.ofBody(8 << 20),
                        new HttpSettings.Access(token, publicWrites, ClientSettings.UNLIMITED),
                        PublicAddress.OF_REQUESTS,
                        CratesIoMirrors.WELL_KNOWN),
                Rules.DEFAULT,
                new Service.Instruments(clock, new ServiceMetrics(new SimpleMeterRegistry(), clock))));
    }

    Service service() {
        return service;
    }

    Vertx vertx() {
        return vertx;
    }

    /** Puts a crate into the registry, and returns when that is served. */
    void serve(String name, Release... releases) {
        long revision = (Long) database.value("SELECT max(number) + 1 FROM revision");
        CompletableFuture<Void> served = new CompletableFuture<>();
        holder.onSwap(facts -> {
            if (facts.snapshot().revision().number() >= revision) {
                served.complete(null);
            }
        });
        Await.result(database.pool()
                .withTransaction(connection -> connection
                        .preparedQuery("INSERT INTO revision VALUES ($1, now(), 'registry')")
                        .execute(Tuple.of(revision))
                        .compose(done -> connection
                                .preparedQuery(
                                        "INSERT INTO registry_crate VALUES ($1, $2, $3, 'x', $4, '', now(), NULL)"
                                                + " ON CONFLICT (crate_canonical) DO UPDATE SET revision = $3, releases = $4")
                                .execute(Tuple.of(
                                        CrateName.canonical(name),
                                        name,
                                        revision,
                                        Buffer.buffer(PackedReleases.of(List.of(releases))
                                                .toBytes()))))
                        .compose(done ->
                                connection.query("NOTIFY rustsecd_revision").execute())));
        Await.result(served);
    }

    static Release release(String number) {
        return Release.of(number, Instant.parse("2024-01-01T00:00:00Z"), null, null, null);
    }

    static Release yanked(String number, @Nullable Instant seen) {
        return Release.of(number, Instant.parse("2024-01-01T00:00:00Z"), null, new Release.Yank(seen), null);
    }

    Object value(String sql) {
        return database.value(sql);
    }

    void execute(String sql) {
        database.execute(sql);
    }

    TestDatabase database() {
        return database;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    JsonObject json(String path) {
        return new JsonObject(get(path).body());
    }

    /** As the operator does. */
    HttpResponse<String> put(String path, String toml) {
        return send(request(path)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/toml")
                .PUT(BodyPublishers.ofString(toml)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).header("Authorization", "Bearer " + TOKEN).DELETE());
    }

    CompletableFuture<HttpResponse<String>> putSoon(String path, String toml) {
        return client.sendAsync(
                request(path)
                        .header("Authorization", "Bearer " + TOKEN)
                        .PUT(BodyPublishers.ofString(toml))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        Await.result(service.close());
        Await.result(listener.stop());
        Await.result(vertx.close());
        database.close();
    }
}
