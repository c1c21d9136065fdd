package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.outbound.TrustedCertificates;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/** The HTTP connections of one fetch: through the proxy, with our certificates, ending at the deadline and at a size. */
final class OutboundHttp implements HttpConnectionFactory {
    private final @Nullable OutboundProxy proxy;
    private final TrustManager @Nullable [] trust;
    private final Deadline deadline;
    private final long maxBytes;
    private int lastStatus;
    private long received;

    private OutboundHttp(
            @Nullable OutboundProxy proxy, TrustManager @Nullable [] trust, Deadline deadline, long maxBytes) {
        this.maxBytes = maxBytes;
        this.proxy = proxy;
        this.trust = trust;
        this.deadline = deadline;
    }

    /**
     * @throws IOException if the CA file cannot be used
     */
    static OutboundHttp of(GitSettings settings, Deadline deadline) throws IOException {
        TrustManager[] trust = settings.caFile() == null ? null : TrustedCertificates.with(settings.caFile());
        return new OutboundHttp(
                settings.proxy(), trust, deadline, settings.extent().maxBytes());
    }

    /** The status of the last answer; 0 before any. */
    int lastStatus() {
        return lastStatus;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        Connection connection = new Connection(url, proxy == null ? Proxy.NO_PROXY : proxy.proxyFor(url));
        boolean tunnels = url.getProtocol().equals("https");
        if (trust != null && tunnels) {
            try {
                connection.trust(trust);
            } catch (GeneralSecurityException e) {
                throw new IOException(IngestSentences.TLS_UNAVAILABLE, e);
            }
        }
        // A tunnel's login is ProxyLogin's matter, which Java would not ask if there were a header.
        if (proxy != null && proxy.credentials() != null && connection.throughProxy && !tunnels) {
            connection.setRequestProperty(
                    "Proxy-Authorization", proxy.credentials().basic());
        }
        return connection;
    }

    /** As {@link #create(URL)}: the proxy is ours to choose, not Java's. */
    @Override
    public HttpConnection create(URL url, Proxy ignored) throws IOException {
        return create(url);
    }

    private final class Connection extends JDKHttpConnection {
        final boolean throughProxy;

        Connection(URL url, Proxy through) throws IOException {
            super(url, through);
            throughProxy = through.type() == Proxy.Type.HTTP;
        }

        @SuppressWarnings("NullAway") // null: no key of ours, the default source of randomness
        void trust(TrustManager[] managers) throws GeneralSecurityException {
            configure(null, managers, null);
        }

        @Override
        public int getResponseCode() throws IOException {
            lastStatus = super.getResponseCode();
            return lastStatus;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream());
        }
    }

    /** Every read is bounded by the connection's own timeout; this bounds them all together. */
    private final class BoundedStream extends InputStream {
        private final InputStream in;

        BoundedStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            deadline.check();
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            deadline.check();
            int read = in.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void count(int bytes) throws IOException {
            received += bytes;
            if (received > maxBytes) {
                throw new IOException(IngestSentences.sentTooMuch(maxBytes));
            }
        }
    }
}
