package dev.rustsecd.service.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:0db8:0001:0002::/64",
        "2001:db8:1:2::, 2001:0db8:0001:0002::/64",
        "2001:db8:1:3::1, 2001:0db8:0001:0003::/64",
        "fe80::1%eth0, fe80:0000:0000:0000::/64",
        "/run/socket, /run/socket",
    })
    void networkOfSixtyFourBitsIsOneClient(String host, String client) {
        assertEquals(client, ClientAddress.of(host));
    }
}
