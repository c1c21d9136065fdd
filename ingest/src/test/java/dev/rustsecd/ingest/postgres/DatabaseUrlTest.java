package dev.rustsecd.ingest.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://u@h/d, postgresql://u@h:5432/d?sslmode=prefer",
        "postgres://u@h, postgresql://u@h:5432/u?sslmode=prefer",
        "postgresql://u:p@h:6543/d?sslmode=disable, postgresql://u@h:6543/d?sslmode=disable",
        "postgresql://u:p@[::1]:6543/d?sslmode=require, postgresql://u@[::1]:6543/d?sslmode=require",
        "postgresql://u%40x:p%2F%3A+@h/d%20e?sslmode=verify-full, postgresql://u@x@h:5432/d e?sslmode=verify-full",
        "postgresql://u:p@w@h/d, postgresql://u@h:5432/d?sslmode=prefer",
    })
    void isReadAsPostgresReadsIt(String url, String shown) {
        assertEquals(shown, DatabaseUrl.parse(url).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://u:secret@h/d | does not start with postgresql://",
                "postgresql://h/d | the URL names no user",
                "postgresql://u:secret@/d | host is missing",
                "postgresql://u:secret@h,i/d | one host",
                "postgresql://u:secret@h:x/d | port",
                "postgresql://u:secret@h:65536/d | port",
                "postgresql://u:secret@h/d?sslmode=maybe | disable, allow, prefer, require, verify-ca, verify-full",
                "postgresql://u:secret@h/d?options=x | only the parameters sslmode and sslrootcert",
                "postgresql://u:secret%@h/d | hexadecimal",
            })
    void isRefusedWithAReasonAndWithoutThePassword(String url, String reason) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(url))
                .getMessage());
        assertTrue(message.contains(reason), message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void thePasswordIsDecodedAndNeverShown() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p%2F%3A+%F0%9F%A6%80@h/d");
        PgConnectOptions options = DatabaseConnection.reactive(url);
        assertEquals("p/:+🦀", options.getPassword());
        assertEquals("p/:+🦀", DatabaseConnection.jdbcProperties(url).get("password"));
        assertFalse(url.toString().contains("p/"));
        assertEquals("***", String.valueOf(url.password()));
    }

    @Test
    void onlyTheVerifyModesLookAtTheCertificate() {
        ClientSSLOptions required = ssl("sslmode=require");
        assertTrue(required.isTrustAll());
        ClientSSLOptions full = ssl("sslmode=verify-full&sslrootcert=/etc/ca%20x.pem");
        assertFalse(full.isTrustAll());
        assertNotNull(full.getTrustOptions());
        assertEquals("HTTPS", full.getHostnameVerificationAlgorithm());
        assertNotNull(ssl("sslmode=verify-ca").getTrustOptions());
        assertEquals("", ssl("sslmode=verify-ca").getHostnameVerificationAlgorithm());
    }

    @Test
    void jdbcGetsTheSame() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u@[::1]:1/d%20e%2Ff?sslmode=verify-ca&sslrootcert=/ca");
        assertEquals("jdbc:postgresql://[::1]:1/d%20e%2Ff", DatabaseConnection.jdbcUrl(url));
        assertEquals("verify-ca", DatabaseConnection.jdbcProperties(url).get("sslmode"));
        assertEquals("/ca", DatabaseConnection.jdbcProperties(url).get("sslrootcert"));
        assertEquals(SslMode.VERIFY_CA, url.sslMode());
        assertEquals(Path.of("/ca"), url.sslRootCert());
    }

    private static ClientSSLOptions ssl(String query) {
        return DatabaseConnection.reactive(DatabaseUrl.parse("postgresql://u@h/d?" + query))
                .getSslOptions();
    }
}
