package dev.rustsecd.service.exchange;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What clients are told apart by: an address of IPv4, and of IPv6 the network of 64 bits, which is one customer's. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private ClientAddress() {}

    /**
     * @param host as digits, also with a zone
     * @return of anything else that itself
     */
    static String of(@Nullable String host) {
        byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return String.valueOf(host);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)).replaceAll("(.{4})(?!$)", "$1:") + "::/64";
    }
}
