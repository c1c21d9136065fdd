package dev.rustsecd.ingest.sparse;

import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.outbound.TrustedCertificates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Connections to wherever an index leads: HTTP/2 by ALPN, and without TLS where the server takes the upgrade, but not
 * through a proxy, which would have to understand it.
 */
final class SparseClients {
    private static final int HTTP1_CONNECTIONS = 8;
    private static final int MAX_KNOWN_SERVERS = 64;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int KEPT_SECONDS = 30;

    private final SparseSettings settings;
    private final HttpClientAgent newest;
    private final HttpClientAgent plain;

    /** Servers that answered with HTTP/1.1, as {@code host:port}. */
    private final Set<String> withoutHttp2 = ConcurrentHashMap.newKeySet();

    private SparseClients(SparseSettings settings, HttpClientAgent newest, HttpClientAgent plain) {
        this.settings = settings;
        this.newest = newest;
        this.plain = plain;
    }

    /**
     * @throws IOException if the CA file cannot be used
     */
    static SparseClients of(SparseSettings settings, Vertx vertx) throws IOException {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setHttp2MultiplexingLimit(SparseIndexSource.AT_ONCE)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setHttp2KeepAliveTimeout(KEPT_SECONDS);
        Path caFile = settings.caFile();
        if (caFile != null) {
            options.setTrustOptions(TrustOptions.wrap(TrustedCertificates.with(caFile)[0]));
        }
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(HTTP1_CONNECTIONS).setHttp2MaxSize(1);
        HttpClientOptions old = new HttpClientOptions(options)
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false);
        return new SparseClients(settings, vertx.createHttpClient(options, pool), vertx.createHttpClient(old, pool));
    }

    /** A request that can be sent; fails where no connection can be made. */
    Future<HttpClientRequest> request(URI place) {
        boolean ssl = isSecure(place);
        ProxyOptions proxy = proxy(place);
        RequestOptions options = new RequestOptions()
                .setSsl(ssl)
                .setHost(place.getHost())
                .setPort(port(place))
                .setURI(
                        place.getRawQuery() == null
                                ? place.getRawPath()
                                : place.getRawPath() + "?" + place.getRawQuery());
        if (proxy != null) {
            options.setProxyOptions(proxy);
        }
        boolean old = (proxy != null && !ssl) || withoutHttp2.contains(server(place));
        return old ? plain.request(options) : newest.request(options);
    }

    /**
     * To be told of each answer. A client that hopes for HTTP/2 opens one connection, which is one request at a time where
     * the server has only HTTP/1.1: such a server is asked over several from then on.
     */
    void answered(URI place, HttpVersion version) {
        if (version != HttpVersion.HTTP_2 && withoutHttp2.size() < MAX_KNOWN_SERVERS) {
            withoutHttp2.add(server(place));
        }
    }

    private static String server(URI place) {
        return place.getHost() + ':' + port(place);
    }

    Future<Void> close() {
        return newest.close().eventually(plain::close);
    }

    static boolean isSecure(URI place) {
        return "https".equalsIgnoreCase(place.getScheme());
    }

    static int port(URI place) {
        if (place.getPort() >= 0) {
            return place.getPort();
        }
        return isSecure(place) ? 443 : 80;
    }

    private @Nullable ProxyOptions proxy(URI place) {
        OutboundProxy proxy = settings.proxy();
        if (proxy == null || !proxy.isFor(place.getHost(), port(place))) {
            return null;
        }
        ProxyOptions options =
                new ProxyOptions().setType(ProxyType.HTTP).setHost(proxy.host()).setPort(proxy.port());
        Credentials login = proxy.credentials();
        return login == null ? options : options.setUsername(login.user()).setPassword(login.password());
    }
}
