package dev.rustsecd.service.http;

import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.service.client.ClientSettings;
import dev.rustsecd.service.client.TrustedProxies;
import dev.rustsecd.service.exchange.ExchangeSettings;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.yanks.AdminToken;
import java.time.Duration;
import java.util.Optional;

/**
 * How the public listener listens.
 *
 * @param port 0 takes any free one; so does a negative number, which is one port for all that have the same number
 * @param access who may ask, how often, and who may write
 * @param address where clients reach it
 * @param mirrors registries of lockfiles that are crates.io by another name
 */
public record HttpSettings(
        String host,
        int port,
        ConnectionLimits connection,
        ExchangeSettings exchange,
        Access access,
        PublicAddress address,
        CratesIoMirrors mirrors) {
    /** The number of the free port that is taken for 0. */
    static final int SHARED_FREE_PORT = -1;

    /**
     * What one connection may take.
     *
     * @param idleTimeout without a byte in either direction and without an answer that is worked on, after which a
     *     connection is closed
     * @param maxRequestLineBytes method, address and version together; {@code ignore} can be long
     * @param open how many connections there may be
     * @param transport what is spoken
     */
    public record ConnectionLimits(
            Duration idleTimeout, int maxRequestLineBytes, int maxHeaderBytes, OpenLimits open, Transport transport) {
        public static ConnectionLimits usual(TrustedProxies proxies, Transport transport) {
            return new ConnectionLimits(
                    Duration.ofSeconds(60), 64 * 1_024, 32 * 1_024, OpenLimits.usual(proxies), transport);
        }
    }

    /**
     * What is spoken on a connection, beside HTTP/1.
     *
     * @param tls with HTTP/2, where the client wants that; none: no TLS
     * @param cleartextHttp2 whether HTTP/2 is spoken without TLS
     */
    public record Transport(Optional<TlsFiles> tls, boolean cleartextHttp2) {
        public static final Transport PLAIN = new Transport(Optional.empty(), false);
    }

    /**
     * Who may ask, how often, and who may write.
     *
     * @param adminToken whose bearer may write
     * @param publicWrites whether that is possible on the public listener; on the management listener otherwise
     */
    public record Access(AdminToken adminToken, boolean publicWrites, ClientSettings clients) {
        /** Anybody may ask, and nobody write. */
        public static final Access OPEN = new Access(AdminToken.NONE, true, ClientSettings.UNLIMITED);
    }

    /** The defaults for everything that no setting exists for. */
    public static HttpSettings of(String host, int port, int maxBodyBytes) {
        return new HttpSettings(
                host,
                port,
                ConnectionLimits.usual(TrustedProxies.NONE, Transport.PLAIN),
                ExchangeSettings.ofBody(maxBodyBytes),
                Access.OPEN,
                PublicAddress.OF_REQUESTS,
                CratesIoMirrors.WELL_KNOWN);
    }
}
