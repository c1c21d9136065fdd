package dev.rustsecd.service.http;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rustsecd.service.client.TrustedProxies;
import java.lang.management.ManagementFactory;

/**
 * How many connections may be open at once.
 *
 * @param most of all together
 * @param mostOfClient of one address, or one network of IPv6
 * @param exempt whose connections count in all, and have no limit of their own: proxies
 */
public record OpenLimits(int most, int mostOfClient, TrustedProxies exempt) {
    /** What an open connection may take of the heap, with what it reads and writes. */
    private static final int HEAP_BYTES = 64 * 1_024;

    private static final int MOST = 16_384;
    private static final int LEAST = 64;

    /** A client that has the eighth part leaves others enough, and a proxy that nobody has named works. */
    private static final int CLIENTS = 8;

    /**
     * As many as the heap and the operating system have room for; of the files that it grants a quarter is left for others.
     * Programs of this machine have no limit of their own.
     */
    public static OpenLimits usual(TrustedProxies proxies) {
        long room = Math.min(MOST, Runtime.getRuntime().maxMemory() / HEAP_BYTES);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            room = Math.min(room, unix.getMaxFileDescriptorCount() / 4 * 3);
        }
        int most = (int) Math.max(LEAST, room);
        return new OpenLimits(most, most / CLIENTS, proxies.andLoopback());
    }
}
