package dev.rustsecd.service.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RefreshFailureTest {
    @Test
    void neitherHostsNorUsersAreNamed() {
        Map<Throwable, String> sentences = Map.of(
                new PgException("password authentication failed for user \"ann\"", "FATAL", "28P01", ""),
                "PostgreSQL reported an error (SQLSTATE 28P01)",
                new ConnectException("Connection refused: db.example.com/10.0.0.1:5432"),
                "PostgreSQL is unreachable",
                new UnknownHostException("db.example.com"),
                "PostgreSQL is unreachable",
                new TimeoutException("db.example.com"),
                "PostgreSQL did not answer in time",
                new IllegalStateException("db.example.com"),
                "an unexpected error, see the log");
        sentences.forEach((failure, sentence) -> assertEquals(sentence, RefreshFailure.describe(failure)));
    }
}
