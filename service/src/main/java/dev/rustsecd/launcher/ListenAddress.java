package dev.rustsecd.launcher;

import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where one listener of the program listens.
 *
 * @param port 0 takes any free one
 */
record ListenAddress(String host, int port) {
    /**
     * Whether not both can be had: the same port of one address, or of two of which one is all addresses of this machine.
     * A host whose name does not resolve is nobody else's.
     */
    boolean overlaps(ListenAddress other) {
        return port != 0 && port == other.port && sharesAddress(other);
    }

    private boolean sharesAddress(ListenAddress other) {
        List<InetAddress> ours = addresses();
        List<InetAddress> theirs = other.addresses();
        return host.equalsIgnoreCase(other.host)
                || ours.stream().anyMatch(theirs::contains)
                || (isEverywhere(ours) && !theirs.isEmpty())
                || (isEverywhere(theirs) && !ours.isEmpty());
    }

    /** Whether only programs of this machine reach it. */
    boolean isLoopback() {
        List<InetAddress> ours = addresses();
        return !ours.isEmpty() && ours.stream().allMatch(InetAddress::isLoopbackAddress);
    }

    private static boolean isEverywhere(List<InetAddress> addresses) {
        return addresses.stream().anyMatch(InetAddress::isAnyLocalAddress);
    }

    private List<InetAddress> addresses() {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException nowhere) {
            return List.of();
        }
    }

    /**
     * Listens on each for a moment.
     *
     * @throws StartFailed with every address that cannot be had, and why
     */
    static void requireFree(List<ListenAddress> addresses) throws StartFailed {
        List<IOException> failures = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (ListenAddress address : addresses) {
            try {
                address.listen();
            } catch (IOException failure) {
                failures.add(failure);
                taken.add(OperatorSentences.cannotListen(address.toString(), address.reason(failure)));
            }
        }
        if (!failures.isEmpty()) {
            throw new StartFailed(String.join("; ", taken), failures.get(0));
        }
    }

    private void listen() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As the listeners have it: what a program that has just ended leaves behind is no reason.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        }
    }

    private String reason(IOException taken) {
        return taken instanceof UnknownHostException ? OperatorSentences.hostUnknown(host) : Causes.of(taken);
    }

    /** {@code 127.0.0.1:8080}, or {@code [::1]:8080}. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
