package dev.rustsecd.crate;

import dev.rustsecd.words.rejection.RecordSentences;
import java.net.IDN;
import java.util.Locale;

/**
 * The host of a URL in normal form.
 *
 * <p>Source: WHATWG URL, "Host parsing".
 */
final class UrlHost {
    private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";
    private static final String FORBIDDEN_IN_DOMAIN = FORBIDDEN + "%\u007f";

    private UrlHost() {}

    /** @param domain whether the scheme wants a domain name; hosts of other schemes are kept as they are */
    static String normalize(String host, boolean domain) {
        if (host.startsWith("[")) {
            return address(host);
        }
        if (!domain) {
            rejectAny(host, FORBIDDEN);
            return PercentEncoding.CONTROLS.encode(host);
        }
        String ascii = toAscii(PercentEncoding.decode(host));
        rejectAny(ascii, FORBIDDEN_IN_DOMAIN);
        return ascii;
    }

    private static String address(String host) {
        for (int i = 1; i < host.length() - 1; i++) {
            char c = host.charAt(i);
            boolean hexDigit = c <= 0x7f && Character.digit(c, 16) >= 0;
            if (!hexDigit && c != ':' && c != '.') {
                throw WebUrl.reject(RecordSentences.HOST_NOT_IPV6);
            }
        }
        if (host.length() < 4 || !host.endsWith("]")) {
            throw WebUrl.reject(RecordSentences.HOST_NOT_IPV6);
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static String toAscii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            throw WebUrl.reject(RecordSentences.HOST_NOT_DOMAIN);
        }
    }

    private static void rejectAny(String host, String forbidden) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) < ' ' || forbidden.indexOf(host.charAt(i)) >= 0) {
                throw WebUrl.reject(RecordSentences.HOST_CHARACTER);
            }
        }
    }
}
