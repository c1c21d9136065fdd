package dev.rustsecd.ingest.sparse;

import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a sparse index is: {@code https://user:password@host:port/path/}.
 *
 * @param root without credentials; its path ends with a slash
 * @param credentials for this host alone; null: none
 */
public record SparseAddress(URI root, @Nullable Credentials credentials) {

    /**
     * @throws IllegalArgumentException if it is not one; its message holds no secret
     */
    public static SparseAddress parse(String text) {
        int authority = text.indexOf("://") + 3;
        int slash = text.indexOf('/', authority);
        int at = text.lastIndexOf('@', (slash < 0 ? text.length() : slash) - 1);
        Credentials credentials =
                authority > 2 && at >= authority ? Credentials.parse(text.substring(authority, at)) : null;
        String bare = credentials == null ? text : text.substring(0, authority) + text.substring(at + 1);
        URI root = uri(bare.endsWith("/") ? bare : bare + "/");
        boolean web = root.getScheme() != null
                && root.getScheme().toLowerCase(Locale.ROOT).matches("https?");
        if (!web || root.getHost() == null || root.getRawQuery() != null || root.getRawFragment() != null) {
            throw malformed();
        }
        return new SparseAddress(root, credentials);
    }

    /** {@code sparse+https://index.crates.io/}; without credentials. */
    public String name() {
        return "sparse+" + root;
    }

    @Override
    public String toString() {
        return name();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Its message repeats the text, which may be secret.
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(ConfigurationSentences.SPARSE_INDEX);
    }
}
