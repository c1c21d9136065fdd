package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.outbound.RetryAfter;
import dev.rustsecd.ingest.outbound.TrustedCertificates;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/** The HTTP connections of one fetch: through the proxy, with our certificates, ending at the deadline and at a size. */
final class OutboundHttp implements HttpConnectionFactory {
    /** Of a list of refs; those of 200,000 have room. JGit keeps it in memory, and each line of it whole. */
    private static final int MAX_LIST_BYTES = 16 << 20;

    private static final int MAX_LINE_BYTES = 1 << 16;

    private final @Nullable OutboundProxy proxy;
    private final TrustManager @Nullable [] trust;
    private final Deadline deadline;
    private final long maxBytes;
    private @Nullable URL origin;
    private int lastStatus;
    private @Nullable String lastRetryAfter;
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

    /** The header Retry-After of the last answer; null where it had none. */
    @Nullable
    Duration retryAfter() {
        return RetryAfter.read(lastRetryAfter, InstantSource.system().instant());
    }

    /** The status of the last answer; 0 before any. */
    int lastStatus() {
        return lastStatus;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        requireSameOrigin(url);
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

    /** JGit follows redirects by itself; another server than the one that was named is not the source. */
    private void requireSameOrigin(URL url) throws IOException {
        URL first = origin;
        if (first == null) {
            origin = url;
        } else if (!first.getProtocol().equals(url.getProtocol())
                || !first.getHost().equalsIgnoreCase(url.getHost())
                || port(first) != port(url)) {
            throw new RedirectedElsewhere();
        }
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }

    /** A server redirects to another one. */
    static final class RedirectedElsewhere extends IOException {
        RedirectedElsewhere() {
            super(IngestSentences.REDIRECTED);
        }
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
            lastRetryAfter = getHeaderField("Retry-After");
            return lastStatus;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream in = super.getInputStream();
            return isList(getURL().getPath())
                    ? new BoundedStream(in, MAX_LIST_BYTES, MAX_LINE_BYTES)
                    : new BoundedStream(in);
        }

        /** Whether it is read line by line. Source: gitprotocol-http, "Discovering References"; JGit's TransportHttp. */
        private boolean isList(String path) {
            return path.endsWith("/info/refs") || path.endsWith("/HEAD") || path.contains("/objects/info/");
        }
    }

    /** Every read is bounded by the connection's own timeout; this bounds them all together. */
    private final class BoundedStream extends InputStream {
        private final InputStream in;
        private final long most;
        private final long mostInLine;
        private long read;
        private long inLine;

        BoundedStream(InputStream in) {
            this(in, Long.MAX_VALUE, Long.MAX_VALUE);
        }

        BoundedStream(InputStream in, long most, long mostInLine) {
            this.in = in;
            this.most = most;
            this.mostInLine = mostInLine;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            deadline.check();
            int got = in.read(buffer, offset, length);
            count(Math.max(got, 0));
            if (mostInLine < Long.MAX_VALUE) {
                countLines(buffer, offset, got);
            }
            return got;
        }

        private void countLines(byte[] buffer, int offset, int got) throws IOException {
            for (int i = offset; i < offset + got; i++) {
                inLine = buffer[i] == '\n' ? 0 : inLine + 1;
                if (inLine > mostInLine) {
                    throw new IOException(IngestSentences.lineTooLong(mostInLine));
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void count(int bytes) throws IOException {
            received += bytes;
            read += bytes;
            if (received > maxBytes || read > most) {
                throw new IOException(IngestSentences.sentTooMuch(Math.min(maxBytes, most)));
            }
        }
    }
}
