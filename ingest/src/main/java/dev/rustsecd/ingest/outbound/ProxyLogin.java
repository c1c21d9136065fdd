package dev.rustsecd.ingest.outbound;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import org.jspecify.annotations.Nullable;

/**
 * Credentials for a proxy that asks for them before it tunnels HTTPS: Java sends no header of ours with {@code CONNECT},
 * and asks this instead. It answers that one proxy, and no server.
 */
public final class ProxyLogin extends Authenticator {
    /**
     * Java refuses Basic to tunnels unless this is empty. It is read once, when the first URL connection is made.
     *
     * <p>Source: JDK 8u111 release notes, "Disable Basic authentication for HTTPS tunneling".
     */
    private static final String REFUSED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private final OutboundProxy proxy;
    private final Credentials credentials;

    private ProxyLogin(OutboundProxy proxy, Credentials credentials) {
        this.proxy = proxy;
        this.credentials = credentials;
    }

    /** Makes the login known to this process; to be called before it connects anywhere. */
    public static void install(@Nullable OutboundProxy proxy) {
        Credentials credentials = proxy == null ? null : proxy.credentials();
        if (proxy != null && credentials != null) {
            System.setProperty(REFUSED_SCHEMES, "");
            Authenticator.setDefault(new ProxyLogin(proxy, credentials));
        }
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        boolean asked = getRequestorType() == RequestorType.PROXY
                && proxy.isAt(String.valueOf(getRequestingHost()), getRequestingPort());
        return asked
                ? new PasswordAuthentication(
                        credentials.user(), credentials.password().toCharArray())
                : null;
    }
}
