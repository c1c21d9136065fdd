package dev.rustsecd.ingest.outbound;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user's name and password, as the front of a URL gives them; no text of it shows them. */
public record Credentials(String user, String password) {

    /** Reads {@code user:password}, each with percent escapes; a name alone has an empty password. */
    public static Credentials parse(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new Credentials(unescape(userInfo), "")
                : new Credentials(unescape(userInfo.substring(0, colon)), unescape(userInfo.substring(colon + 1)));
    }

    /** The value of an {@code Authorization} header. */
    public String basic() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }

    // URLDecoder reads a form's text, where + is a space; here it is itself.
    private static String unescape(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its message repeats the text, which is secret.
            throw new IllegalArgumentException(ConfigurationSentences.PERCENT_ESCAPE);
        }
    }
}
