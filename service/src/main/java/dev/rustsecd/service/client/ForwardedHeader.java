package dev.rustsecd.service.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the addresses that proxies note in {@code Forwarded} and {@code X-Forwarded-For}, the nearest first. An element that
 * names no address is empty: what is behind it cannot be known.
 *
 * <p>Source: RFC 7239, sections 4 and 6.
 */
final class ForwardedHeader {
    /** More proxies than any request passes. */
    private static final int MAX_HOPS = 16;

    private static final String FOR = "for=";

    private ForwardedHeader() {}

    /** Of {@code X-Forwarded-For: client, proxy1, proxy2}; some proxies write a port behind the address. */
    static List<Optional<NetworkAddress>> ofXForwardedFor(List<String> fields) {
        return nearestFirst(fields).stream().map(ForwardedHeader::node).toList();
    }

    /** Of {@code Forwarded: for=192.0.2.43;proto=https, for="[2001:db8::1]:4711"}. */
    static List<Optional<NetworkAddress>> ofForwarded(List<String> fields) {
        return nearestFirst(fields).stream().map(ForwardedHeader::element).toList();
    }

    /** The last elements. A comma in quotes parts them too: no address has one, so that its element is unknown anyway. */
    private static List<String> nearestFirst(List<String> fields) {
        List<String> nearest = new ArrayList<>();
        for (int field = fields.size() - 1; field >= 0; field--) {
            String text = fields.get(field);
            int end = text.length();
            while (end >= 0 && nearest.size() < MAX_HOPS) {
                int comma = text.lastIndexOf(',', end - 1);
                nearest.add(text.substring(comma + 1, end).strip());
                end = comma;
            }
        }
        return Collections.unmodifiableList(nearest);
    }

    private static Optional<NetworkAddress> element(String element) {
        Optional<NetworkAddress> found = Optional.empty();
        for (String pair : element.split(";", MAX_HOPS)) {
            String stripped = pair.strip();
            if (stripped.toLowerCase(Locale.ROOT).startsWith(FOR)) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = node(unquoted(stripped.substring(FOR.length())));
            }
        }
        return found;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** {@code 192.0.2.43}, {@code 192.0.2.43:47011}, {@code 2001:db8::1}, {@code [2001:db8::1]:4711}. */
    private static Optional<NetworkAddress> node(String node) {
        int bracket = node.indexOf(']');
        if (node.startsWith("[") && bracket > 0) {
            return isPort(node.substring(bracket + 1))
                    ? NetworkAddress.parse(node.substring(1, bracket))
                    : Optional.empty();
        }
        int colon = node.indexOf(':');
        boolean onePort = colon >= 0 && colon == node.lastIndexOf(':');
        if (!onePort) {
            return NetworkAddress.parse(node);
        }
        return isPort(node.substring(colon)) ? NetworkAddress.parse(node.substring(0, colon)) : Optional.empty();
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":[0-9]{1,5}");
    }
}
