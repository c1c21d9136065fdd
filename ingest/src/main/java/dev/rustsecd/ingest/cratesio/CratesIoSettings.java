package dev.rustsecd.ingest.cratesio;

import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a registry's web API is asked.
 *
 * @param root {@code https://crates.io}; its path does not end with a slash
 * @param userAgent what the program calls itself, with the operator's contact
 * @param proxy null: none
 * @param caFile a PEM bundle of certificates that are trusted beside Java's own; null: none
 * @param pace the least time between two questions
 * @param answerTimeout for an answer as a whole, connecting included
 */
public record CratesIoSettings(
        URI root,
        String userAgent,
        @Nullable OutboundProxy proxy,
        @Nullable Path caFile,
        Duration pace,
        Duration answerTimeout) {
    // Source: crates.io, data access policy: at most one request a second, and a User-Agent with a contact.
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /**
     * With the pace that crates.io asks for.
     *
     * @param version of this program
     * @param contact how the operator can be reached: an address or a URL, in printable ASCII
     * @throws IllegalArgumentException with a sentence
     */
    public static CratesIoSettings of(
            URI root, String version, String contact, @Nullable OutboundProxy proxy, @Nullable Path caFile) {
        return new CratesIoSettings(
                root, "rustsecd/" + version + " (" + contact + ")", proxy, caFile, PACE, ANSWER_TIMEOUT);
    }

    /**
     * Reads {@code https://crates.io}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static URI root(String text) {
        return parse(text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                .filter(CratesIoSettings::isRoot)
                .orElseThrow(() -> new IllegalArgumentException(ConfigurationSentences.REGISTRY_API));
    }

    private static boolean isRoot(URI root) {
        boolean web = root.getScheme() != null
                && root.getScheme().toLowerCase(Locale.ROOT).matches("https?");
        return web && root.getHost() != null && root.getRawUserInfo() == null && root.getRawQuery() == null;
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Checks {@code ops@example.org}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static String contact(String text) {
        boolean fits = !text.isBlank()
                && text.length() <= 200
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '(' && c != ')');
        if (!fits) {
            throw new IllegalArgumentException(ConfigurationSentences.CONTACT);
        }
        return text.strip();
    }

    /** The API's address, for logs and the store. */
    String name() {
        return root.toString();
    }
}
