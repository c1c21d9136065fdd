package dev.rustsecd.service.page.part;

import dev.rustsecd.crate.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A file that pages load. Its address changes with its content, so that it may be kept for ever. */
public enum Asset {
    STYLES("rustsecd.css", "text/css; charset=utf-8"),
    SCRIPT("rustsecd.js", "text/javascript; charset=utf-8"),
    ICON("rustsecd.svg", "image/svg+xml"),
    /** For who asks for {@code /favicon.ico} without having read a page. */
    FAVICON("favicon.ico", "image/x-icon"),
    /** Of the cards that other sites show. */
    CARD("card.css", "text/css; charset=utf-8");

    private static final int DIGEST_BYTES = 6;

    private final String name;
    private final String contentType;

    @SuppressWarnings("ImmutableEnumChecker") // handed out as copies only
    private final byte[] bytes;

    private final String address;

    Asset(String name, String contentType) {
        this.name = name;
        this.contentType = contentType;
        this.bytes = read(name);
        this.address = "/assets/" + digest(bytes) + "/" + name;
    }

    /** The asset of this name, whatever digest it is asked for under. */
    public static Optional<Asset> named(String name) {
        return Arrays.stream(values()).filter(asset -> asset.name.equals(name)).findFirst();
    }

    public String contentType() {
        return contentType;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The name of exactly these bytes in a Content-Security-Policy. */
    public String policyHash() {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.begin().digest(bytes)) + "'";
    }

    /** Where pages load it from. */
    public String address() {
        return address;
    }

    private static byte[] read(String name) {
        try (InputStream in = Asset.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its part /assets/" + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(byte[] bytes) {
        return Sha256.hex(bytes).substring(0, 2 * DIGEST_BYTES);
    }
}
