package dev.rustsecd.ingest.postgres;

import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how to enter: {@code postgresql://user:password@host:5432/database?sslmode=verify-full}.
 *
 * @param password null where the server asks for none
 * @param sslRootCert the authorities to trust, PEM; null for those of the Java runtime
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        String user,
        @Nullable Secret password,
        SslMode sslMode,
        @Nullable Path sslRootCert) {
    static final int DEFAULT_PORT = 5432;

    /**
     * Reads what {@code RUSTSECD_DATABASE_URL} holds.
     *
     * @throws IllegalArgumentException whose message says what is wrong, without the password
     */
    public static DatabaseUrl parse(String text) {
        return new DatabaseUrlReader(text).read();
    }

    static DatabaseUrl onLoopback(int port, String user, Secret password, String database) {
        return new DatabaseUrl("127.0.0.1", port, database, user, password, SslMode.DISABLE, null);
    }

    /** The same server, another database. */
    public DatabaseUrl withDatabase(String other) {
        return new DatabaseUrl(host, port, other, user, password, sslMode, sslRootCert);
    }

    /** As in the URL: {@code verify-full}. */
    String sslModeLabel() {
        return sslMode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For messages: without the password. */
    @Override
    public String toString() {
        String where = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return "postgresql://" + user + "@" + where + ":" + port + "/" + database + "?sslmode=" + sslModeLabel();
    }
}
