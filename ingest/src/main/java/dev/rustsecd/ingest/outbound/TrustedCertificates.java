package dev.rustsecd.ingest.outbound;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that TLS connections trust: Java's own, and those of a PEM file. */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * @throws IOException if the file cannot be read, or holds no certificate
     */
    public static TrustManager[] with(Path caFile) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            addOwn(store);
            addFile(store, caFile);
            return managers(store);
        } catch (GeneralSecurityException e) {
            throw new IOException(ConfigurationSentences.NO_CERTIFICATE, e);
        }
    }

    /**
     * Looks whether the file can be used at all, without loading Java's own authorities.
     *
     * @throws IOException if it cannot be read, or holds no certificate
     */
    public static void require(Path caFile) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            addFile(store, caFile);
        } catch (GeneralSecurityException e) {
            throw new IOException(ConfigurationSentences.NO_CERTIFICATE, e);
        }
    }

    private static void addOwn(KeyStore store) throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate issuer : x509.getAcceptedIssuers()) {
                    store.setCertificateEntry("own-" + store.size(), issuer);
                }
            }
        }
    }

    private static void addFile(KeyStore store, Path caFile) throws IOException, GeneralSecurityException {
        int before = store.size();
        try (InputStream in = Files.newInputStream(caFile)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("added-" + store.size(), certificate);
            }
        }
        if (store.size() == before) {
            throw new IOException(ConfigurationSentences.NO_CERTIFICATE);
        }
    }

    @SuppressWarnings("NullAway") // null is how Java's own certificates are asked for
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
