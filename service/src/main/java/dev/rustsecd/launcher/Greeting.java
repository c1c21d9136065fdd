package dev.rustsecd.launcher;

import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import dev.rustsecd.words.operator.OperatorSentences;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;

/** The first line that the program prints when it can answer. */
final class Greeting {
    private final ProgramSettings settings;
    private final int port;
    private final int managementPort;
    private final AtomicBoolean said = new AtomicBoolean();

    Greeting(ProgramSettings settings, int port, int managementPort) {
        this.settings = settings;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Says it where something is loaded, once. */
    void once(Snapshot snapshot) {
        if (snapshot.isLoaded() && said.compareAndSet(false, true)) {
            System.out.println(text(snapshot));
        }
    }

    private String text(Snapshot snapshot) {
        boolean tls = settings.http().connection().transport().tls().isPresent();
        return OperatorSentences.serving(
                Rustsecd.version(),
                (tls ? "https" : "http") + address(settings.http().host(), port),
                "http" + address(settings.management().host(), managementPort),
                snapshot.advisories().size(),
                origin(snapshot));
    }

    private static String origin(Snapshot snapshot) {
        boolean seed = snapshot.sources().stream().anyMatch(SourceState::seed);
        LocalDate newest = snapshot.sources().stream()
                .map(SourceState::committedAt)
                .max(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                .orElseThrow();
        return OperatorSentences.origin(newest.toString(), seed);
    }

    private static String address(String host, int port) {
        return "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
