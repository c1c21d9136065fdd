package dev.rustsecd.service.search;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.request.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisorySearchTest {
    private static final AdvisorySearch SEARCH = new AdvisorySearch(aSnapshot()
            .with(
                    anAdvisory()
                            .id("RUSTSEC-2024-0001")
                            .forCrate("Foo_Bar")
                            .title("Größe of ÄPFEL")
                            .cvss("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                            .categories("code-execution")
                            .asRecord()
                            .modified(Instant.parse("2024-06-01T00:00:00Z"))
                            .build(),
                    anAdvisory()
                            .id("RUSTSEC-2024-0002")
                            .forCrate("other")
                            .informational("unsound")
                            .keywords("ffi")
                            .aliases("CVE-2024-7777")
                            .asRecord()
                            .modified(Instant.parse("2024-05-31T23:59:59Z"))
                            .build(),
                    anAdvisory()
                            .id("RUSTSEC-2024-0003")
                            .forCrate("other")
                            .withdrawnOn("2024-02-02")
                            .asRecord()
                            .modified(Instant.parse("2024-02-02T00:00:00Z"))
                            .build())
            .build());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|1 2 3",
                "crate=foo-bar|1",
                "crate=FOO_BAR|1",
                "kind=unsound|2",
                "category=code-execution|1",
                "category=code|''",
                "keyword=ffi|2",
                "severity=critical|1",
                "severity=none|1",
                "since=2024-06-01|1",
                "since=2024-05-31|1 2",
                "since=2024-06-01T01:59:59%2B02:00|1 2",
                "withdrawn=true|3",
                "withdrawn=false|1 2",
                "q=gr%C3%B6%C3%9Fe|1",
                "q=%C3%84pfel+FOO_BAR|1",
                "q=cve-2024-7777|2",
                "q=ffi+nothing|''",
                "q=of&crate=other|''",
            })
    void filtersNarrowTheList(String query, String numbers) {
        AdvisoryQuery asked = AdvisoryQuery.read(Query.parse(query));
        assertEquals(numbers, numbers(SEARCH.find(asked.filter(), asked.after(), asked.limit())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crate=",
                "crate=1x",
                "kind=malicious",
                "kind=",
                "category=",
                "keyword=%20",
                "severity=High",
                "since=yesterday",
                "since=2024-13-01",
                "since=2024-06-01T00:00:00",
                "withdrawn=yes",
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=1e2",
                "limit=",
                "q=",
                "q=a+b+c+d+e+f+g+h+i+j+k",
                "limit=1&limit=1",
            })
    void wrongValuesAreRefused(String query) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> AdvisoryQuery.read(Query.parse(query)), query);
        boolean name = refused.rejection() == Rejection.CRATE_NAME_INVALID;
        assertEquals(name ? Rejection.CRATE_NAME_INVALID : Rejection.PARAMETER_INVALID, refused.rejection());
    }

    @Test
    void pagesGoThroughAllOnce() {
        List<String> seen = new ArrayList<>();
        PageToken after = null;
        do {
            AdvisorySearch.Page page = SEARCH.find(filter(""), after, 1);
            assertEquals(3, page.total());
            seen.add(numbers(page));
            after = page.next() == null ? null : PageToken.parse(page.next().text());
        } while (after != null);
        assertEquals(List.of("1", "2", "3"), seen);
    }

    @Test
    void aTokenOfAnotherQueryGoesOnFromItsPlace() {
        PageToken second = SEARCH.find(filter(""), null, 2).next();
        assertNotNull(second);
        AdvisorySearch.Page rest = SEARCH.find(filter("crate=other"), second, 10);
        assertEquals("3", numbers(rest));
        assertNull(rest.next());
    }

    @Test
    void aTokenWhoseRecordIsGoneGoesOnBehindIt() {
        PageToken gone = new PageToken("RUSTSEC-2024-0001x", "anything");
        assertEquals("2 3", numbers(SEARCH.find(filter(""), gone, 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "xx", "AAAA", "UlVTVFNFQy0yMDIw", "UlVTVFNFQy0yMDI*"})
    void tamperedTokensAreRefused(String token) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> PageToken.parse(token));
        assertEquals("Query parameter \"page_token\" is not a page token that this server returned.", refused.detail());
    }

    @Test
    void longTokensAreRefused() {
        String token =
                Base64.getUrlEncoder().encodeToString(("a\n" + "b".repeat(2_000)).getBytes(StandardCharsets.UTF_8));
        assertThrows(RejectedInput.class, () -> PageToken.parse(token));
    }

    private static AdvisoryFilter filter(String query) {
        return AdvisoryQuery.read(Query.parse(query)).filter();
    }

    private static String numbers(AdvisorySearch.Page page) {
        return String.join(
                " ",
                page.records().stream()
                        .map(record -> record.advisory().id().text().substring("RUSTSEC-2024-000".length()))
                        .toList());
    }
}
