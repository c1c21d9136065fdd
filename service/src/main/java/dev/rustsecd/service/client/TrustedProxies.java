package dev.rustsecd.service.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word counts when they say for whom they ask. What stands behind the first address that is none of them
 * was written by a client, and is not looked at.
 */
public final class TrustedProxies {
    /** Nobody's word counts: the client is who connects. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<AddressRange> ranges;

    private TrustedProxies(List<AddressRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * @param list addresses and networks, separated by commas
     * @throws IllegalArgumentException with a sentence
     */
    public static TrustedProxies parse(String list) {
        return new TrustedProxies(Pattern.compile(",")
                .splitAsStream(list)
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(AddressRange::parse)
                .toList());
    }

    /**
     * The client, as clients are told apart: an address of IPv4, a network of IPv6. Where proxies note no address, the proxy
     * that asks first is the client; so is the one that connects where the two headers disagree, for a client has written
     * one of them.
     *
     * @param peer who connects: an address, or anything else, which is then the client itself
     */
    public String client(@Nullable String peer, List<String> forwarded, List<String> xForwardedFor) {
        Optional<NetworkAddress> connects = NetworkAddress.parse(peer);
        if (connects.isEmpty()) {
            return String.valueOf(peer);
        }
        NetworkAddress proxy = connects.get();
        if (!isTrusted(proxy) || (forwarded.isEmpty() && xForwardedFor.isEmpty())) {
            return proxy.client();
        }
        if (forwarded.isEmpty()) {
            return first(proxy, ForwardedHeader.ofXForwardedFor(xForwardedFor));
        }
        String one = first(proxy, ForwardedHeader.ofForwarded(forwarded));
        return xForwardedFor.isEmpty() || one.equals(first(proxy, ForwardedHeader.ofXForwardedFor(xForwardedFor)))
                ? one
                : proxy.client();
    }

    private String first(NetworkAddress proxy, List<Optional<NetworkAddress>> nearestFirst) {
        NetworkAddress known = proxy;
        for (Optional<NetworkAddress> hop : nearestFirst) {
            if (hop.isEmpty()) {
                break;
            }
            known = hop.get();
            if (!isTrusted(known)) {
                break;
            }
        }
        return known.client();
    }

    private boolean isTrusted(NetworkAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** These, and the programs of this machine. */
    public TrustedProxies andLoopback() {
        List<AddressRange> more = new ArrayList<>(ranges);
        more.add(AddressRange.parse("127.0.0.0/8"));
        more.add(AddressRange.parse("::1"));
        return new TrustedProxies(more);
    }

    /** Whether who connects is one of these. */
    public boolean contains(@Nullable String peer) {
        return !ranges.isEmpty()
                && NetworkAddress.parse(peer).filter(this::isTrusted).isPresent();
    }
}
