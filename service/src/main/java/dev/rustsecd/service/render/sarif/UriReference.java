package dev.rustsecd.service.render.sarif;

import java.nio.charset.StandardCharsets;

/** The path of a file as a relative URI reference: everything but slashes and unreserved characters is escaped. */
final class UriReference {
    private UriReference() {}

    // Source: RFC 3986, sections 2.3 and 4.2; a colon is escaped too, as it would make a scheme of what is before it.
    static String of(String path) {
        StringBuilder uri = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || c == '/') {
                uri.append(c);
            } else {
                uri.append(String.format("%%%02X", (int) c));
            }
        }
        return uri.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || "-._~".indexOf(c) >= 0;
    }
}
