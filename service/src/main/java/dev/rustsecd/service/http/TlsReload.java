package dev.rustsecd.service.http;

import dev.rustsecd.service.http.TlsFiles.Pair;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the public listener, read anew when its files have changed. Contents are compared, not times: secrets of
 * Kubernetes are links to files of any time. What cannot be used is told once, and the one before it stays.
 */
final class TlsReload {
    private static final Logger LOG = LoggerFactory.getLogger(TlsReload.class);

    private final Vertx vertx;
    private final TlsFiles files;
    private final ServiceMetrics metrics;
    private final Collection<HttpServer> servers = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Pair served;
    private volatile String toldLast = "";

    TlsReload(Vertx vertx, TlsFiles files, ServiceMetrics metrics) {
        this.vertx = vertx;
        this.files = files;
        this.metrics = metrics;
    }

    /** For a listener that begins; blocks. */
    PemKeyCertOptions first() {
        Pair pair = files.read(vertx);
        serve(pair);
        return pair.options();
    }

    void add(HttpServer server) {
        servers.add(server);
    }

    /**
     * Looks at the files.
     *
     * @return whether connections have another certificate from now on; never fails
     */
    Future<Boolean> look() {
        return vertx.executeBlocking(() -> files.read(vertx), false)
                .compose(this::replace)
                .otherwise(this::tell);
    }

    private Future<Boolean> replace(Pair pair) {
        Pair before = served;
        if (before != null && before.bytes().equals(pair.bytes())) {
            toldLast = "";
            return Future.succeededFuture(false);
        }
        ServerSSLOptions options = options(pair.options());
        List<Future<Boolean>> updates =
                servers.stream().map(server -> server.updateSSLOptions(options)).toList();
        return Future.all(updates).map(done -> {
            serve(pair);
            toldLast = "";
            LOG.atInfo().addKeyValue("expires", pair.expires()).log(OperatorSentences.CERTIFICATE_REPLACED);
            return true;
        });
    }

    static ServerSSLOptions options(PemKeyCertOptions pair) {
        return new ServerSSLOptions()
                .setKeyCertOptions(pair)
                .setUseAlpn(true)
                .setApplicationLayerProtocols(List.of("h2", "http/1.1"));
    }

    private void serve(Pair pair) {
        served = pair;
        metrics.certificateServed(pair.expires());
    }

    private boolean tell(Throwable failure) {
        String why = Causes.of(failure);
        if (!why.equals(toldLast)) {
            toldLast = why;
            LOG.atWarn().addKeyValue("cause", why).log(OperatorSentences.CERTIFICATE_KEPT);
        }
        return false;
    }
}
