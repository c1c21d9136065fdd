package dev.rustsecd.service;

import dev.rustsecd.service.http.Api;
import dev.rustsecd.service.http.Connections;
import dev.rustsecd.service.http.PublicListener;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the API what clients ask, through a listener of its own on loopback that exists for this alone, so that the first
 * client does not wait for classes to load and for what is made of the facts once. Bounded in rounds and in time; what it
 * cannot do is left undone.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int ROUNDS = 20;

    /** Packages of the lockfile, each of another crate that has an advisory. */
    private static final int PACKAGES = 12;

    private final List<byte[]> questions;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    private Rehearsal(Snapshot snapshot) {
        this.questions = questions(snapshot);
    }

    /** Done when all is asked or the time is over; its listener ends behind that. Never fails. */
    static Future<Void> of(Vertx vertx, Api served, Snapshot snapshot) {
        Api api = served.rehearsal(vertx);
        Rehearsal rehearsal = new Rehearsal(snapshot);
        return vertx.deployVerticle(listener(vertx, api))
                .compose(deployment -> vertx.executeBlocking(() -> rehearsal.ask(api.port()), false)
                        .onComplete(done -> end(vertx, deployment, api)))
                .onFailure(failure -> LOG.atInfo()
                        .addKeyValue("cause", Causes.of(failure))
                        .log(OperatorSentences.REHEARSAL_INCOMPLETE))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static PublicListener listener(Vertx vertx, Api api) {
        ServiceMetrics unseen = ServiceMetrics.unseen(InstantSource.system());
        return new PublicListener(
                api.settings(), api, new Connections(vertx, api.settings().connection(), unseen));
    }

    // Nobody waits for it.
    private static void end(Vertx vertx, String deployment, Api api) {
        api.close();
        var unused = vertx.undeploy(deployment);
    }

    /** @return how many rounds were whole */
    private int ask(int port) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (byte[] question : questions) {
                long millisLeft = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (millisLeft <= 0) {
                    return round;
                }
                ask(port, question, (int) millisLeft);
            }
        }
        return ROUNDS;
    }

    private static void ask(int port, byte[] question, int millis) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.getOutputStream().write(question);
            socket.getInputStream().readAllBytes();
        }
    }

    private static List<byte[]> questions(Snapshot snapshot) {
        List<String> crates = snapshot.advisories().stream()
                .map(AdvisoryRecord::advisory)
                .filter(advisory -> advisory.isAboutCratesIo() && !advisory.isWithdrawn())
                .map(advisory -> advisory.crate().toString())
                .distinct()
                .limit(PACKAGES)
                .toList();
        String crate = crates.isEmpty() ? "serde" : crates.get(0);
        return List.of(
                request("POST", "/v1/audit?wait=PT0S", lockfile(crates)),
                request("POST", "/v1/audit?wait=PT0S&format=text", lockfile(crates)),
                request("POST", "/v1/lookup?wait=PT0S", "[\"" + crate + "@0.1.0\"]"),
                request("GET", "/v1/crates/" + crate + "?wait=PT0S", ""),
                request("GET", "/v1/crates/" + crate + "/0.1.0?wait=PT0S", ""),
                request("GET", "/", ""));
    }

    private static String lockfile(List<String> crates) {
        return "version = 4\n\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\n"
                + crates.stream().map(crate -> " \"" + crate + "\",\n").collect(Collectors.joining())
                + "]\n"
                + crates.stream().map(Rehearsal::entry).collect(Collectors.joining());
    }

    /** A version that most advisories are about. */
    private static String entry(String crate) {
        return """

                [[package]]
                name = "%s"
                version = "0.1.0"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                """.formatted(crate);
    }

    private static byte[] request(String method, String target, String body) {
        return (method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
