package dev.rustsecd.service.client;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IP address as bytes: 4 of IPv4, 16 of IPv6. An address of IPv4 that is written as one of IPv6
 * ({@code ::ffff:192.0.2.1}) is one of IPv4.
 */
final class NetworkAddress {
    static final int IPV4_BYTES = 4;
    static final int IPV6_BYTES = 16;

    /** What a provider gives one customer at least. */
    private static final int CUSTOMER_BYTES = 8;

    /** Longer than any address with a zone. */
    private static final int MAX_CHARACTERS = 100;

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] bytes;

    private NetworkAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads digits, also with a zone or in brackets; no name is ever resolved. */
    static Optional<NetworkAddress> parse(@Nullable String text) {
        byte[] read = text == null || text.length() > MAX_CHARACTERS
                ? null
                : NetUtil.createByteArrayFromIpAddressString(text);
        return Optional.ofNullable(read).map(NetworkAddress::unmapped).map(NetworkAddress::new);
    }

    private static byte[] unmapped(byte[] read) {
        boolean mapped = read.length == IPV6_BYTES && Arrays.equals(read, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return mapped ? Arrays.copyOfRange(read, MAPPED.length, IPV6_BYTES) : read;
    }

    int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** Whether the first bits are those of another address of the same length. */
    boolean startsLike(NetworkAddress other, int bits) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
                && (rest == 0 || ((bytes[whole] ^ other.bytes[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0);
    }

    /** What clients are told apart by: the address of IPv4, and of IPv6 the network of 64 bits, which is one customer's. */
    String client() {
        if (bytes.length == IPV4_BYTES) {
            return NetUtil.bytesToIpAddress(bytes);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, CUSTOMER_BYTES)).replaceAll("(.{4})(?!$)", "$1:")
                + "::/64";
    }
}
