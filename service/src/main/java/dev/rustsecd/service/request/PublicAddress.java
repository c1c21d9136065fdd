package dev.rustsecd.service.request;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address under which clients reach this service: {@code https://rustsecd.example.com}, without a slash at its end. It
 * is written into scripts, feeds and pages, so it has no character that means anything in any of them.
 */
public final class PublicAddress {
    /** The address that each request was sent to. */
    public static final PublicAddress OF_REQUESTS = new PublicAddress(Optional.empty());

    /** For a request whose Host is none: what the README starts. */
    public static final String USUAL = "http://localhost:8080";

    private static final String HOST = "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])";
    private static final Pattern AUTHORITY = Pattern.compile(HOST + "(?::[0-9]{1,5})?");
    private static final Pattern URL =
            Pattern.compile("(https?://" + AUTHORITY + "(?:/[A-Za-z0-9._~-]{1,100}){0,10})/?");

    private final Optional<String> fixed;

    private PublicAddress(Optional<String> fixed) {
        this.fixed = fixed;
    }

    /**
     * The operator's.
     *
     * @throws IllegalArgumentException with a sentence, for anything but a plain HTTP URL
     */
    public static PublicAddress parse(String text) {
        var url = URL.matcher(text);
        if (!url.matches()) {
            throw new IllegalArgumentException(ConfigurationSentences.PUBLIC_URL);
        }
        return new PublicAddress(Optional.of(url.group(1)));
    }

    /** The operator's; nothing where each request says where it was sent. */
    public Optional<String> fixed() {
        return fixed;
    }

    /**
     * The address to tell this client.
     *
     * @param scheme of the request
     * @param authority what the request says it was sent to: {@code Host}
     * @return nothing where the request says nothing that can be an address
     */
    public Optional<String> of(String scheme, @Nullable String authority) {
        if (fixed.isPresent()) {
            return fixed;
        }
        return authority != null && AUTHORITY.matcher(authority).matches()
                ? Optional.of((scheme.equals("https") ? "https://" : "http://") + authority)
                : Optional.empty();
    }
}
