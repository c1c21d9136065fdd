package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.snapshot.AdvisoryRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OsvRecordTest {
    private static final AdvisoryRecord BARE = anAdvisory()
            .title("Bare")
            .description("")
            .asRecord()
            .modified(Instant.parse("2024-06-05T14:00:17Z"))
            .build();

    private static final AdvisoryRecord FULL = anAdvisory()
            .title("`a` \u001b \u00e9 \ud83e\udd80 <b>/\"\\")
            .description("one\ntwo\tthree")
            .aliases("CVE-2020-26235", "GHSA-wcg3-cvx6-7396")
            .related("https://example.org/any-text")
            .cvss("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H")
            .categories("code-execution")
            .informational("unsound")
            .withdrawnOn("2021-01-02")
            .url("https://github.com/time-rs/time/issues/293")
            .references("https://cve.mitre.org/x", "https://www.cve.org/x", "https://gitlab.com/a/advisories/1")
            .license("CC-BY-4.0")
            .onlyOn(List.of("x86_64"), List.of("linux", "macos"))
            .function("time::at", "^0.1")
            .patchedIn(">=0.2.23")
            .unaffected("=0.2.0")
            .asRecord()
            .modified(Instant.parse("2024-06-05T14:00:17Z"))
            .build();

    /** {@link #FULL}, published. */
    private static final String PUBLISHED = """
            {
              "id": "RUSTSEC-2020-0071",
              "modified": "2024-06-05T14:00:17Z",
              "published": "2020-11-18T12:00:00Z",
              "withdrawn": "2021-01-02T12:00:00Z",
              "aliases": [
                "CVE-2020-26235",
                "GHSA-wcg3-cvx6-7396"
              ],
              "related": [
                "https://example.org/any-text"
              ],
              "summary": "`a` \\u001b \u00e9 \ud83e\udd80 <b>/\\"\\\\",
              "details": "one\\ntwo\\tthree",
              "severity": [
                {
                  "type": "CVSS_V3",
                  "score": "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H"
                }
              ],
              "affected": [
                {
                  "package": {
                    "ecosystem": "crates.io",
                    "name": "time",
                    "purl": "pkg:cargo/time"
                  },
                  "ecosystem_specific": {
                    "affects": {
                      "arch": [
                        "x86_64"
                      ],
                      "os": [
                        "linux",
                        "macos"
                      ],
                      "functions": [
                        "time::at"
                      ]
                    },
                    "affected_functions": null
                  },
                  "database_specific": {
                    "categories": [
                      "code-execution"
                    ],
                    "cvss": "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H",
                    "informational": "unsound"
                  },
                  "ranges": [
                    {
                      "type": "SEMVER",
                      "events": [
                        {
                          "introduced": "0.0.0-0"
                        },
                        {
                          "fixed": "0.2.0"
                        },
                        {
                          "introduced": "0.2.1-0"
                        },
                        {
                          "fixed": "0.2.23"
                        }
                      ]
                    }
                  ],
                  "versions": []
                }
              ],
              "references": [
                {
                  "type": "PACKAGE",
                  "url": "https://crates.io/crates/time"
                },
                {
                  "type": "ADVISORY",
                  "url": "https://rustsec.org/advisories/RUSTSEC-2020-0071.html"
                },
                {
                  "type": "REPORT",
                  "url": "https://github.com/time-rs/time/issues/293"
                },
                {
                  "type": "ADVISORY",
                  "url": "https://cve.mitre.org/x"
                },
                {
                  "type": "WEB",
                  "url": "https://www.cve.org/x"
                },
                {
                  "type": "ADVISORY",
                  "url": "https://gitlab.com/a/advisories/1"
                }
              ],
              "database_specific": {
                "license": "CC-BY-4.0"
              }
            }""";

    @Test
    void answeredRecordHasNothingEmptyOutsideItsFreeParts() {
        assertEquals(
                "{\"schema_version\":\"1.7.5\",\"id\":\"RUSTSEC-2020-0071\",\"modified\":\"2024-06-05T14:00:17Z\","
                        + "\"published\":\"2020-11-18T12:00:00Z\",\"summary\":\"Bare\","
                        + "\"affected\":[{\"package\":{\"ecosystem\":\"crates.io\",\"name\":\"time\","
                        + "\"purl\":\"pkg:cargo/time\"},"
                        + "\"ecosystem_specific\":{\"affects\":{\"arch\":[],\"os\":[],\"functions\":[]},"
                        + "\"affected_functions\":null},"
                        + "\"database_specific\":{\"categories\":[],\"cvss\":null,\"informational\":null},"
                        + "\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0.0.0-0\"}]}]}],"
                        + "\"references\":[{\"type\":\"PACKAGE\",\"url\":\"https://crates.io/crates/time\"},"
                        + "{\"type\":\"ADVISORY\",\"url\":\"https://rustsec.org/advisories/RUSTSEC-2020-0071.html\"}],"
                        + "\"database_specific\":{\"license\":\"CC0-1.0\"}}",
                text(OsvRecord.answered(BARE)));
    }

    @Test
    void publishedRecordIsLaidOutAsTheExporterDoes() {
        assertEquals(PUBLISHED, text(OsvRecord.published(FULL)));
    }

    @Test
    void arrayIsItsRecordsIndented() {
        String record = text(OsvRecord.published(BARE)).replace("\n", "\n  ");
        assertEquals("[\n  " + record + ",\n  " + record + "\n]", text(OsvRecord.published(List.of(BARE, BARE))));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
