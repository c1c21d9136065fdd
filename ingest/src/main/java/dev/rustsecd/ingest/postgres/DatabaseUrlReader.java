package dev.rustsecd.ingest.postgres;

import dev.rustsecd.words.operator.ConfigurationSentences;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a database URL apart, by hand: {@code java.net.URI} shows the whole text, password too, when it refuses. */
final class DatabaseUrlReader {
    private static final int MAX_LENGTH = 4096;

    private final String text;
    private SslMode sslMode = SslMode.PREFER;
    private @Nullable Path sslRootCert;

    DatabaseUrlReader(String text) {
        this.text = text;
    }

    DatabaseUrl read() {
        if (text.length() > MAX_LENGTH) {
            throw reject(ConfigurationSentences.tooLong(MAX_LENGTH));
        }
        String rest = afterScheme();
        int query = rest.indexOf('?');
        if (query >= 0) {
            readParameters(rest.substring(query + 1));
            rest = rest.substring(0, query);
        }
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String database = slash < 0 ? "" : decode(rest.substring(slash + 1));
        int at = authority.lastIndexOf('@');
        if (at <= 0) {
            throw reject(ConfigurationSentences.NO_USER);
        }
        String login = authority.substring(0, at);
        int colon = login.indexOf(':');
        String user = decode(colon < 0 ? login : login.substring(0, colon));
        Secret password = colon < 0 ? null : new Secret(decode(login.substring(colon + 1)));
        String place = authority.substring(at + 1);
        return new DatabaseUrl(
                host(place), port(place), database.isEmpty() ? user : database, user, password, sslMode, sslRootCert);
    }

    private String afterScheme() {
        for (String scheme : new String[] {"postgresql://", "postgres://"}) {
            if (text.startsWith(scheme)) {
                return text.substring(scheme.length());
            }
        }
        throw reject(ConfigurationSentences.NO_SCHEME);
    }

    private static int hostEnd(String place) {
        int bracket = place.startsWith("[") ? place.indexOf(']') : -1;
        int colon = place.indexOf(':', bracket + 1);
        return colon < 0 ? place.length() : colon;
    }

    private String host(String place) {
        String host = place.substring(0, hostEnd(place));
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (!host.matches("[A-Za-z0-9._:%-]+")) {
            throw reject(ConfigurationSentences.DATABASE_HOST);
        }
        return host;
    }

    private int port(String place) {
        String port = place.substring(Math.min(place.length(), hostEnd(place) + 1));
        if (port.isEmpty()) {
            return DatabaseUrl.DEFAULT_PORT;
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            throw reject(ConfigurationSentences.DATABASE_PORT);
        }
        return Integer.parseInt(port);
    }

    private void readParameters(String query) {
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
            switch (name) {
                case "sslmode" -> sslMode = sslMode(value);
                case "sslrootcert" -> sslRootCert = Path.of(value);
                default -> throw reject(ConfigurationSentences.DATABASE_PARAMETER);
            }
        }
    }

    private SslMode sslMode(String value) {
        return Arrays.stream(SslMode.values())
                .filter(mode -> label(mode).equals(value))
                .findFirst()
                .orElseThrow(() -> reject(ConfigurationSentences.sslMode(Arrays.stream(SslMode.values())
                        .map(DatabaseUrlReader::label)
                        .collect(Collectors.joining(", ")))));
    }

    private static String label(SslMode mode) {
        return mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw reject(ConfigurationSentences.DATABASE_ESCAPE);
        }
    }

    private static IllegalArgumentException reject(String why) {
        return new IllegalArgumentException(ConfigurationSentences.databaseUrl(why));
    }
}
