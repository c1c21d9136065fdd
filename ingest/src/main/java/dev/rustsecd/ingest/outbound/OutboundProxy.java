package dev.rustsecd.ingest.outbound;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The HTTP proxy through which connections go out, and the hosts that are reached without it. */
public final class OutboundProxy {
    private static final int DEFAULT_PORT = 80;
    private static final int MAX_PORT = 65_535;

    private final String host;
    private final int port;
    private final @Nullable Credentials credentials;
    private final List<String> direct;

    private OutboundProxy(String host, int port, @Nullable Credentials credentials, List<String> direct) {
        this.host = host;
        this.port = port;
        this.credentials = credentials;
        this.direct = direct;
    }

    /**
     * @param address {@code http://user:password@host:port}, as {@code HTTPS_PROXY} has it; the scheme may be missing
     * @param noProxy as {@code NO_PROXY} has it: comma separated hosts; each is also a suffix of longer names, may have a
     *     port, and {@code *} is all
     * @throws IllegalArgumentException if the address is not one; its message holds no secret
     */
    public static OutboundProxy parse(String address, String noProxy) {
        String text = address.contains("://") ? address : "http://" + address;
        if (!text.toLowerCase(Locale.ROOT).startsWith("http://")) {
            throw malformed();
        }
        int at = text.lastIndexOf('@');
        int start = text.indexOf("://") + 3;
        Credentials credentials = at < start ? null : Credentials.parse(text.substring(start, at));
        URI uri = uri("http://" + text.substring(Math.max(at + 1, start)));
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        if (uri.getHost() == null || port > MAX_PORT) {
            throw malformed();
        }
        List<String> direct = Arrays.stream(noProxy.split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        return new OutboundProxy(bare(uri.getHost()), port, credentials, direct);
    }

    /** The proxy for this URL, or none where its host is reached directly. */
    public Proxy proxyFor(URL url) {
        return isDirect(url)
                ? Proxy.NO_PROXY
                : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** Whether connections to this host and port go through the proxy. */
    public boolean isFor(String targetHost, int targetPort) {
        String target = targetHost.toLowerCase(Locale.ROOT);
        return direct.stream().noneMatch(entry -> covers(entry, target, targetPort));
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    boolean isAt(String otherHost, int otherPort) {
        return host.equalsIgnoreCase(otherHost) && port == otherPort;
    }

    public @Nullable Credentials credentials() {
        return credentials;
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }

    private boolean isDirect(URL url) {
        return !isFor(url.getHost(), url.getPort() < 0 ? url.getDefaultPort() : url.getPort());
    }

    private static boolean covers(String entry, String target, int targetPort) {
        if (entry.equals("*")) {
            return true;
        }
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && entry.indexOf(':') == colon;
        if (hasPort && !entry.substring(colon + 1).equals(Integer.toString(targetPort))) {
            return false;
        }
        String name = hasPort ? entry.substring(0, colon) : entry;
        String domain = name.startsWith("*") ? name.substring(1) : name;
        return domain.startsWith(".")
                ? target.endsWith(domain) || target.equals(domain.substring(1))
                : target.equals(domain) || target.endsWith("." + domain);
    }

    // An IPv6 address, out of its brackets.
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            // Its message repeats the text; only ours may be shown.
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(ConfigurationSentences.PROXY);
    }
}
