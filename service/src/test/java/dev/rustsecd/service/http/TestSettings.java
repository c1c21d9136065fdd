package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.ExchangeSettings;
import dev.rustsecd.service.request.PublicAddress;
import java.time.Duration;

/** Settings of servers that are tight in one way or another. */
final class TestSettings {
    private TestSettings() {}

    /** One worker thread and no queue before it. */
    static HttpSettings narrow() {
        ExchangeSettings usual = ExchangeSettings.ofBody(TestServer.MAX_BODY);
        return of(new ExchangeSettings(TestServer.MAX_BODY, usual.maxBytesInFlight(), usual.bodyTimeout(), 1, 0));
    }

    /** A short time for bodies, and room for few. */
    static HttpSettings strict(Duration bodyTimeout, int maxBodyBytes, long maxBytesInFlight) {
        return of(new ExchangeSettings(maxBodyBytes, maxBytesInFlight, bodyTimeout, 2, 16));
    }

    /** A short time without a byte in either direction, and one for bodies. */
    static HttpSettings impatient(Duration idle, Duration bodyTimeout) {
        HttpSettings strict = strict(bodyTimeout, TestServer.MAX_BODY, 8L * TestServer.MAX_BODY);
        return new HttpSettings(
                strict.host(),
                0,
                new HttpSettings.ConnectionLimits(idle, 64 * 1_024, 32 * 1_024),
                strict.exchange(),
                strict.adminToken(),
                strict.address(),
                strict.mirrors());
    }

    /** With which clients reach the service there. */
    static HttpSettings reachedAt(PublicAddress address) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY);
        return new HttpSettings(
                usual.host(), 0, usual.connection(), usual.exchange(), usual.adminToken(), address, usual.mirrors());
    }

    private static HttpSettings of(ExchangeSettings exchange) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, exchange.maxBodyBytes());
        return new HttpSettings(
                usual.host(), 0, usual.connection(), exchange, usual.adminToken(), usual.address(), usual.mirrors());
    }
}
