package dev.rustsecd.ingest.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.ingest.outbound.Credentials;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of repositories and proxies, as settings give them. */
final class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://x.org/r.git, https://x.org/r.git",
        "https://u:p@x.org/r.git#b, https://x.org/r.git#b",
        "https://u:p@q@x.org/r.git, https://x.org/r.git",
        "https://token@x.org, https://x.org",
        "https://x.org/a@b, https://x.org/a@b",
        "/srv/a b/r.git#next, /srv/a b/r.git#next",
        "file:///srv/r.bundle, /srv/r.bundle"
    })
    void nameHasTheBranchButNoCredentials(String address, String name) {
        assertEquals(name, GitRemote.parse(address).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "#b", "https://x.org/r#", "ssh://git@x.org/r", "git://x.org/r", "https://u:s3cret%zz@x.org/"
            })
    void otherAddressesAreRefusedWithoutTheirSecrets(String address) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> GitRemote.parse(address));
        assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', x.org, false",
        "x.org, x.org, true",
        "x.org, a.x.org, true",
        ".x.org, x.org, true",
        "*.x.org, a.x.org, true",
        "x.org, ax.org, false",
        "'y.org, X.ORG:443', x.org, true",
        "x.org:8443, x.org, false",
        "*, x.org, true"
    })
    void hostsOfNoProxyAreDirect(String noProxy, String host, boolean direct) throws MalformedURLException {
        OutboundProxy proxy = OutboundProxy.parse("proxy.example:3128", noProxy);
        assertEquals(direct, proxy.proxyFor(new URL("https://" + host + "/")).type() == Proxy.Type.DIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "socks5://x.org",
                "https://u:s3cret@x.org",
                "http://u:s3cret@",
                "http://x.org:99999",
                "http://u:s3cret@a b"
            })
    void otherProxiesAreRefusedWithoutTheirSecrets(String address) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> OutboundProxy.parse(address, ""));
        assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"));
    }

    @Test
    void noTextOfASettingShowsItsSecrets() {
        OutboundProxy proxy = OutboundProxy.parse("http://me:s3cret@proxy.example:3128", "");
        assertEquals("http://proxy.example:3128", proxy.toString());
        assertFalse(GitRemote.parse("https://me:s3cret@x.org/r").toString().contains("s3cret"));
        assertFalse(Credentials.parse("me:s3cret").toString().contains("s3cret"));
    }
}
