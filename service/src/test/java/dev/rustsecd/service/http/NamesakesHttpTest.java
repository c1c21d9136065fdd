package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Collection;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advisories about something else than the crate of crates.io that has the name. */
class NamesakesHttpTest {
    private static final TestServer SERVER = TestServer.empty();

    @BeforeAll
    static void serve() {
        SERVER.serve(aSnapshot()
                .with(
                        anAdvisory()
                                .id("CVE-2019-16760")
                                .forCrate("cargo")
                                .in(Collection.RUST)
                                .title("Cargo prior to Rust 1.26.0 may download the wrong dependency")
                                .patchedIn(">= 1.26.0"),
                        anAdvisory()
                                .id("RUSTSEC-2024-0001")
                                .forCrate("inside")
                                .source("registry+https://example.com/index")
                                .patchedIn(">= 2.0.0"))
                .registry(aRegistry().release("cargo", "0.1.0", "0.80.0").release("inside", "1.0.0"))
                .build());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cargo,  0.1.0, CVE-2019-16760",
        "cargo,  0.80.0, CVE-2019-16760",
        "Cargo,  0.1.0, CVE-2019-16760",
        "inside, 1.0.0, RUSTSEC-2024-0001"
    })
    void anAdvisoryAboutAnotherThingOfTheNameSaysNothingOfTheCrate(String crate, String version, String id) {
        for (HttpResponse<String> clean : List.of(
                SERVER.post("/v1/audit", "[\"" + crate + "@" + version + "\"]"),
                SERVER.get("/v1/crates/" + crate + "/" + version))) {
            assertTrue(clean.body().contains("\"verdict\":\"clean\""), clean.body());
            assertFalse(clean.body().contains(id), clean.body());
        }
        for (String path : new String[] {
            "/v1/crates/" + crate + "?versions=true",
            "/v1/lint/unyanked",
            "/crates/" + crate,
            "/crates/" + crate + "/" + version,
            "/feed.xml?crate=" + crate
        }) {
            HttpResponse<String> answer = SERVER.get(path);
            assertEquals(200, answer.statusCode(), path);
            assertFalse(answer.body().contains(id), path);
        }
        for (String badge : new String[] {"/badge/" + crate + ".json", "/badge/" + crate + "/" + version + ".json"}) {
            assertTrue(SERVER.get(badge).body().contains("no advisories"), badge);
        }
        assertTrue(SERVER.post("/v1/lookup", "[\"" + crate + "@" + version + "\"]")
                .body()
                .contains("\"verdict\":\"clean\""));
        assertTrue(SERVER.get("/v1/lint/unyanked").body().contains("\"total\":0"));
    }

    @Test
    void theToolchainsRecordsAreWhereRustsecOrgHasThemAndFoundByIdAndWords() {
        assertTrue(SERVER.get("/packages/cargo.json").body().contains("CVE-2019-16760"));
        assertTrue(SERVER.get("/packages/cargo.html").body().contains("CVE-2019-16760"));
        assertTrue(SERVER.get("/feed.xml").body().contains("CVE-2019-16760"));
        assertEquals(200, SERVER.get("/v1/advisories/CVE-2019-16760").statusCode());
        assertTrue(SERVER.get("/v1/advisories?q=cargo").body().contains("\"total\":1"));
        assertTrue(SERVER.get("/v1/advisories?crate=cargo").body().contains("\"total\":0"));
    }

    @Test
    void aPageOfTheToolchainsDoesNotLeadToTheCrateOfThatName() {
        for (String path : new String[] {"/advisories/CVE-2019-16760.html", "/advisories/?q=wrong"}) {
            String page = SERVER.get(path).body();
            assertFalse(page.contains("href=\"/crates/cargo\""), page);
            assertTrue(page.contains("href=\"/packages/cargo.html\""), page);
        }
    }
}
