package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.ExchangeSettings;
import java.time.Duration;

/** Settings of servers that are tight in one way or another. */
final class TestSettings {
    private TestSettings() {}

    /** One worker thread and no queue before it. */
    static HttpSettings narrow() {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY);
        return of(usual, usual.exchange(), 1, 0);
    }

    /** A short time for bodies, and room for few. */
    static HttpSettings strict(Duration bodyTimeout, int maxBodyBytes, long maxBytesInFlight) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, maxBodyBytes);
        ExchangeSettings exchange = new ExchangeSettings(maxBodyBytes, maxBytesInFlight, bodyTimeout);
        return of(usual, exchange, usual.workerThreads(), usual.workerQueue());
    }

    /** A short time without a byte in either direction, and one for bodies. */
    static HttpSettings impatient(Duration idle, Duration bodyTimeout) {
        HttpSettings usual = HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY);
        ExchangeSettings exchange =
                new ExchangeSettings(TestServer.MAX_BODY, usual.exchange().maxBytesInFlight(), bodyTimeout);
        return new HttpSettings(
                usual.host(),
                0,
                exchange,
                idle,
                usual.maxRequestLineBytes(),
                usual.maxHeaderBytes(),
                usual.workerThreads(),
                usual.workerQueue(),
                usual.adminToken(),
                usual.address(),
                usual.mirrors());
    }

    private static HttpSettings of(HttpSettings usual, ExchangeSettings exchange, int workers, int queue) {
        return new HttpSettings(
                usual.host(),
                0,
                exchange,
                usual.idleTimeout(),
                usual.maxRequestLineBytes(),
                usual.maxHeaderBytes(),
                workers,
                queue,
                usual.adminToken(),
                usual.address(),
                usual.mirrors());
    }
}
