package dev.rustsecd.service.http;

import dev.rustsecd.words.operator.ConfigurationSentences;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/** The PEM files of a certificate, with those that vouch for it, and of its key. */
public record TlsFiles(Path certificate, Path key) {
    private static final int MAX_BYTES = 256 * 1_024;
    private static final byte[] SIGNED = {1, 2, 3, 4};

    /**
     * A certificate and its key, which fit each other.
     *
     * @param bytes of both files
     * @param expires when the certificate does
     */
    record Pair(Buffer bytes, PemKeyCertOptions options, Instant expires) {}

    /**
     * Reads both; blocks.
     *
     * @throws IllegalArgumentException with a sentence, where they cannot be used together
     */
    Pair read(Vertx vertx) {
        Buffer certificateBytes = read(certificate);
        Buffer keyBytes = read(key);
        PemKeyCertOptions options =
                new PemKeyCertOptions().setCertValue(certificateBytes).setKeyValue(keyBytes);
        try {
            X509Certificate leaf = Arrays.stream(
                            options.getKeyManagerFactory(vertx).getKeyManagers())
                    .filter(X509KeyManager.class::isInstance)
                    .map(X509KeyManager.class::cast)
                    .flatMap(TlsFiles::fitting)
                    .findFirst()
                    .orElseThrow(this::unusable);
            Buffer both = Buffer.buffer().appendBuffer(certificateBytes).appendBuffer(keyBytes);
            return new Pair(both, options, leaf.getNotAfter().toInstant());
        } catch (Exception wrong) {
            throw unusable();
        }
    }

    private static Buffer read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("too large");
            }
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(ConfigurationSentences.notReadable(file.toString()), unreadable);
        }
    }

    private IllegalArgumentException unusable() {
        return new IllegalArgumentException(ConfigurationSentences.tlsPair(certificate.toString(), key.toString()));
    }

    private static Stream<X509Certificate> fitting(X509KeyManager manager) {
        return Stream.of("RSA", "EC", "EdDSA")
                .flatMap(type -> Stream.ofNullable(manager.getServerAliases(type, null)))
                .flatMap(Arrays::stream)
                .filter(alias -> fits(
                        manager.getPrivateKey(alias),
                        List.of(manager.getCertificateChain(alias)).get(0).getPublicKey()))
                .map(alias -> manager.getCertificateChain(alias)[0]);
    }

    /** Java itself notices only in each handshake that they do not. */
    private static boolean fits(PrivateKey own, PublicKey certified) {
        String algorithm = switch (own.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> own.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(own);
            signature.update(SIGNED);
            byte[] made = signature.sign();
            signature.initVerify(certified);
            signature.update(SIGNED);
            return signature.verify(made);
        } catch (GeneralSecurityException other) {
            return false;
        }
    }
}
