package dev.rustsecd.ingest.postgres;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A database URL as the two drivers want it. */
public final class DatabaseConnection {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private DatabaseConnection() {}

    /** For the reactive client. */
    public static PgConnectOptions reactive(DatabaseUrl url) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setSslMode(url.sslMode())
                .addProperty("application_name", "rustsecd");
        options.setCachePreparedStatements(true);
        if (url.password() != null) {
            options.setPassword(url.password().reveal());
        }
        if (url.sslMode() != SslMode.DISABLE) {
            options.setSslOptions(ssl(url.sslMode(), url.sslRootCert()));
        }
        return options;
    }

    // Source: PostgreSQL manual, "SSL Support", table of the modes: only the last two look at the certificate.
    private static ClientSSLOptions ssl(SslMode mode, @Nullable Path rootCert) {
        ClientSSLOptions options = new ClientSSLOptions();
        options.setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
        if (mode != SslMode.VERIFY_CA && mode != SslMode.VERIFY_FULL) {
            options.setTrustAll(true);
        } else {
            options.setTrustOptions(
                    rootCert == null
                            ? authoritiesOfTheRuntime()
                            : new PemTrustOptions().addCertPath(rootCert.toString()));
        }
        return options;
    }

    private static TrustOptions authoritiesOfTheRuntime() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return TrustOptions.wrap(factory.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime has no certificate authorities", e);
        }
    }

    static String jdbcUrl(DatabaseUrl url) {
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        String database = java.net.URLEncoder.encode(url.database(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "jdbc:postgresql://" + host + ":" + url.port() + "/" + database;
    }

    static Map<String, String> jdbcProperties(DatabaseUrl url) {
        Map<String, String> properties = new HashMap<>();
        properties.put("user", url.user());
        if (url.password() != null) {
            properties.put("password", url.password().reveal());
        }
        properties.put("sslmode", url.sslModeLabel());
        if (url.sslRootCert() != null) {
            properties.put("sslrootcert", url.sslRootCert().toString());
        } else {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        properties.put("connectTimeout", Integer.toString(CONNECT_TIMEOUT_MILLIS / 1000));
        properties.put("ApplicationName", "rustsecd migrate");
        return properties;
    }
}
