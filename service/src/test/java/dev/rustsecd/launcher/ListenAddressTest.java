package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 80, 127.0.0.1, 80, true",
        "127.0.0.1, 80, 127.0.0.1, 81, false",
        "127.0.0.1, 80, 127.0.0.2, 80, false",
        "127.0.0.1, 80, localhost, 80, true",
        "127.0.0.1, 80, 0.0.0.0, 80, true",
        "0.0.0.0, 80, 192.0.2.1, 80, true",
        "0.0.0.0, 80, 0.0.0.0, 80, true",
        "0.0.0.0, 80, 0.0.0.0, 81, false",
        "::, 80, 127.0.0.1, 80, true",
        "::, 80, 0.0.0.0, 80, true",
        "::1, 80, 0:0:0:0:0:0:0:1, 80, true",
        "::1, 80, 127.0.0.1, 80, false",
        "127.0.0.1, 0, 127.0.0.1, 0, false",
        "0.0.0.0, 0, 127.0.0.1, 0, false",
        "no-such-host.invalid, 80, 0.0.0.0, 80, false",
        "no-such-host.invalid, 80, NO-SUCH-HOST.invalid, 80, true",
    })
    void twoListenersOverlapOnOnePortOfOneAddress(
            String host, int port, String otherHost, int otherPort, boolean overlaps) {
        ListenAddress one = new ListenAddress(host, port);
        ListenAddress other = new ListenAddress(otherHost, otherPort);
        assertEquals(overlaps, one.overlaps(other));
        assertEquals(overlaps, other.overlaps(one));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost", "0.0.0.0"})
    void aTakenPortIsNotFree(String host) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenAddress address = new ListenAddress(host, taken.getLocalPort());
            StartFailed failed =
                    assertThrows(StartFailed.class, () -> ListenAddress.requireFree(List.of(address, address)));
            String each = "cannot listen on " + address + ": ";
            String said = String.valueOf(failed.getMessage());
            assertTrue(said.startsWith(each) && said.contains("; " + each), said);
        }
    }

    @Test
    void whatIsFreeIsFreeAfterwards() {
        List<ListenAddress> anyPorts = List.of(new ListenAddress("127.0.0.1", 0), new ListenAddress("0.0.0.0", 0));
        assertDoesNotThrow(() -> ListenAddress.requireFree(anyPorts));
    }

    @Test
    void aHostThatDoesNotResolveIsSaid() {
        ListenAddress nowhere = new ListenAddress("no-such-host.invalid", 80);
        StartFailed failed = assertThrows(StartFailed.class, () -> ListenAddress.requireFree(List.of(nowhere)));
        assertEquals(
                "cannot listen on no-such-host.invalid:80: cannot resolve no-such-host.invalid", failed.getMessage());
    }
}
