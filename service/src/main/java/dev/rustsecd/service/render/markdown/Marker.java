package dev.rustsecd.service.render.markdown;

import java.nio.charset.StandardCharsets;

/** The hidden first line of a comment, by which a job finds the comment that it has to replace. */
final class Marker {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/";

    private Marker() {}

    /**
     * One line for each path: {@code <!-- rustsecd: app/Cargo.lock -->}. Other characters than letters, digits, dots, slashes
     * and lone hyphens are percent-encoded, so that none ends the comment.
     */
    static String of(String path) {
        StringBuilder marker = new StringBuilder("<!-- rustsecd: ");
        byte before = '-';
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean hyphen = b == '-' && before != '-';
            if (hyphen || PLAIN.indexOf(b) >= 0) {
                marker.append((char) b);
            } else {
                marker.append(String.format("%%%02X", b & 0xff));
            }
            before = b;
        }
        return marker.append(" -->\n").toString();
    }
}
