package dev.rustsecd.service.http;

import dev.rustsecd.service.admission.AdmissionSettings;
import dev.rustsecd.service.admission.LaneSettings;
import dev.rustsecd.service.client.ClientSettings;
import dev.rustsecd.service.client.TrustedProxies;
import dev.rustsecd.service.exchange.ExchangeSettings;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.yanks.AdminToken;
import java.time.Duration;
import java.util.Optional;

/** Settings of servers that are tight in one way or another. */
final class TestSettings {
    private static final HttpSettings.Transport H2C = new HttpSettings.Transport(Optional.empty(), true);
    private static final OpenLimits OPEN = OpenLimits.usual(TrustedProxies.NONE);

    private TestSettings() {}

    /** With HTTP/2 without TLS. */
    static HttpSettings h2c() {
        return of(HttpSettings.ConnectionLimits.usual(TrustedProxies.NONE, H2C));
    }

    /** With so few connections, of which one address may have so many. */
    static HttpSettings crowded(int most, int mostOfClient) {
        return of(new HttpSettings.ConnectionLimits(
                Duration.ofSeconds(60),
                64 * 1_024,
                32 * 1_024,
                new OpenLimits(most, mostOfClient, TrustedProxies.NONE),
                HttpSettings.Transport.PLAIN));
    }

    /** With TLS. */
    static HttpSettings tls(TlsFiles files) {
        return of(HttpSettings.ConnectionLimits.usual(
                TrustedProxies.NONE, new HttpSettings.Transport(Optional.of(files), false)));
    }

    private static HttpSettings of(HttpSettings.ConnectionLimits connection) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY);
        return new HttpSettings(
                usual.host(), 0, connection, usual.exchange(), usual.access(), usual.address(), usual.mirrors());
    }

    /** One request at a time in each lane, for which others wait so long; and so long for one that does not read. */
    static HttpSettings narrow(Duration maxWait, Duration readTimeout, long heapBytes) {
        ExchangeSettings usual = ExchangeSettings.ofBody(TestServer.MAX_BODY);
        LaneSettings one = new LaneSettings(1, 1, heapBytes, 100, maxWait);
        return of(new ExchangeSettings(
                TestServer.MAX_BODY,
                usual.maxBytesInFlight(),
                usual.bodyTimeout(),
                readTimeout,
                new AdmissionSettings(one, one)));
    }

    /** A short time for bodies, and room for few. */
    static HttpSettings strict(Duration bodyTimeout, int maxBodyBytes, long maxBytesInFlight) {
        ExchangeSettings usual = ExchangeSettings.ofBody(maxBodyBytes);
        return of(new ExchangeSettings(
                maxBodyBytes, maxBytesInFlight, bodyTimeout, usual.readTimeout(), usual.admission()));
    }

    /** A short time without a byte in either direction, and one for bodies. */
    static HttpSettings impatient(Duration idle, Duration bodyTimeout) {
        HttpSettings strict = strict(bodyTimeout, TestServer.MAX_BODY, 8L * TestServer.MAX_BODY);
        return new HttpSettings(
                strict.host(),
                0,
                new HttpSettings.ConnectionLimits(idle, 64 * 1_024, 32 * 1_024, OPEN, H2C),
                strict.exchange(),
                strict.access(),
                strict.address(),
                strict.mirrors());
    }

    /** With which clients reach the service there. */
    static HttpSettings reachedAt(PublicAddress address) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY);
        return new HttpSettings(
                usual.host(), 0, usual.connection(), usual.exchange(), usual.access(), address, usual.mirrors());
    }

    /** With clients that are told apart and limited like this. */
    static HttpSettings of(ClientSettings clients) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY);
        return new HttpSettings(
                usual.host(),
                0,
                usual.connection(),
                usual.exchange(),
                new HttpSettings.Access(AdminToken.NONE, true, clients),
                usual.address(),
                usual.mirrors());
    }

    private static HttpSettings of(ExchangeSettings exchange) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, exchange.maxBodyBytes());
        return new HttpSettings(
                usual.host(), 0, usual.connection(), exchange, usual.access(), usual.address(), usual.mirrors());
    }
}
