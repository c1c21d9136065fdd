-- The storage contract: the rows of CanonicalFacts. The writer must make exactly these, the reader must read them back.
INSERT INTO revision (number, at, cause) VALUES
    (1, '2026-11-20T10:00:01Z', 'fetch'),
    (2, '2026-11-20T11:00:01Z', 'fetch'),
    (3, '2026-11-20T12:00:01Z', 'fetch');

INSERT INTO advisory_source (name, rustsec, seed, first_revision, commit, committed_at, fetched_at, checked_at) VALUES
    ('https://github.com/RustSec/advisory-db.git', true, false, 1, repeat('b', 40),
        '2026-11-20T11:30:00Z', '2026-11-20T12:00:00Z', '2026-11-20T12:05:00Z'),
    ('/srv/Überblick/advisories', false, false, 2, repeat('c', 40),
        '2026-01-02T03:04:05Z', '2026-11-20T11:00:00Z', '2026-11-20T11:00:00Z');

INSERT INTO advisory (
    source, id, path, blob, revision, crate, crate_canonical, collection, title, description, description_html, date,
    aliases, related, categories, keywords, cvss, informational, reference_urls, source_id, url, withdrawn, license,
    expect_deleted, patched, unaffected, affected, created_at, created_on, modified_at, modified_on,
    remarks)
VALUES
    ('https://github.com/RustSec/advisory-db.git', 'RUSTSEC-2020-0071', 'crates/time/RUSTSEC-2020-0071.md',
        'blob-of-RUSTSEC-2020-0071', 1, 'time', 'time', 'crates', 'Potential `segfault` "quoted" \ back',
        E'# Größe 🦀\n\n\u202Eright to left\u202C, e\u0301, \u0001, {"json": [1]}, ''); DROP TABLE x; --\n\t\uFFFE',
        E'<p>RUSTSEC-2020-0071</p>\n', '2020-11-18',
        ARRAY['CVE-2020-26235', 'GHSA-wcg3-cvx6-7396'], ARRAY['CVE-2021-1234'],
        ARRAY['code-execution', 'memory-corruption'], ARRAY['a,b', '{c}', '"d"', 'NULL', ''],
        'CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'unsound', ARRAY['https://example.org/?q=%20#x'],
        'registry+https://github.com/rust-lang/crates.io-index', 'https://github.com/time-rs/time/issues/293',
        NULL, 'CC-BY-4.0', true, ARRAY['>=0.2.23'], ARRAY['=0.2.0', '=0.2.1'],
        '{"arch": ["x86"], "os": ["linux", "macos"], "functions": [
            {"path": "time::now", "versions": ["<0.2.0", "^0.1"]}, {"path": "time::at", "versions": []}]}',
        '2020-11-18T23:30:00Z', '2020-11-19', '2026-10-01T00:00:00Z', '2026-09-30', '{}'),
    ('/srv/Überblick/advisories', 'RUSTSEC-2021-0001', 'crates/Foo_Bar/RUSTSEC-2021-0001.md',
        'blob-of-RUSTSEC-2021-0001', 2, 'Foo_Bar', 'foo-bar', 'crates', 'Title', '',
        E'<p>RUSTSEC-2021-0001</p>\n', '2021-01-01', '{}', '{}', '{}', '{}', NULL, NULL, '{}', NULL, NULL,
        '2021-02-03', 'CC0-1.0', false, '{}', '{}', NULL,
        '2020-11-18T23:30:00Z', '2020-11-19', '2026-10-01T00:00:00Z', '2026-09-30', '{}'),
    ('https://github.com/RustSec/advisory-db.git', 'RUSTSEC-2022-0002', 'rust/std/RUSTSEC-2022-0002.md',
        'blob-of-RUSTSEC-2022-0002', 3, 'std', 'std', 'rust', 'Title', '',
        E'<p>RUSTSEC-2022-0002</p>\n', '2021-01-01', '{}', '{}', '{}', '{}', NULL, NULL, '{}', NULL, NULL,
        NULL, 'CC0-1.0', false, '{}', '{}', NULL,
        '2020-11-18T23:30:00Z', '2020-11-19', '2026-10-01T00:00:00Z', '2026-09-30',
        ARRAY['odd, "but" read �', 'twice']);

INSERT INTO quarantine (source, path, blob, reason, detail, since, serves_older, crates) VALUES
    ('https://github.com/RustSec/advisory-db.git', 'crates/bad/RUSTSEC-2020-0009.md', 'second-blob', 'advisory_invalid',
        'a NUL is �', '2026-11-20T10:00:01Z', true, ARRAY['bad']),
    ('https://github.com/RustSec/advisory-db.git', 'crates/Worse/RUSTSEC-2020-0010.md', 'third-blob', 'advisory_invalid',
        'unreadable', '2026-11-20T12:00:01Z', false, ARRAY['worse', 'worst-one']);

INSERT INTO quarantine_change (crate_canonical, revision) VALUES
    ('worse', 3),
    ('worst-one', 3);

INSERT INTO event (revision, position, at, type, crate, crate_canonical, advisory, source) VALUES
    (1, 0, '2026-11-20T10:00:01Z', 'advisory_added', 'gone', 'gone', 'RUSTSEC-2016-0003',
        'https://github.com/RustSec/advisory-db.git'),
    (1, 1, '2026-11-20T10:00:01Z', 'advisory_added', 'time', 'time', 'RUSTSEC-2020-0071',
        'https://github.com/RustSec/advisory-db.git'),
    (2, 0, '2026-11-20T11:00:01Z', 'advisory_added', 'Foo_Bar', 'foo-bar', 'RUSTSEC-2021-0001',
        '/srv/Überblick/advisories'),
    (3, 0, '2026-11-20T12:00:01Z', 'advisory_withdrawn', 'gone', 'gone', 'RUSTSEC-2016-0003',
        'https://github.com/RustSec/advisory-db.git'),
    (3, 1, '2026-11-20T12:00:01Z', 'advisory_added', 'std', 'std', 'RUSTSEC-2022-0002',
        'https://github.com/RustSec/advisory-db.git');

INSERT INTO ingest_run (source, at, outcome, detail, next_run_at) VALUES
    ('https://github.com/RustSec/advisory-db.git', '2026-11-20T12:05:01Z', 'unchanged', '', '2026-11-20T12:10:00Z'),
    ('/srv/never/loaded', NULL, 'pending', '', NULL);

INSERT INTO registry (name, whole, first_revision, commit, committed_at, fetched_at, checked_at, reached_at, failing) VALUES
    ('sparse+https://index.crates.io/', false, NULL, NULL, NULL, '2026-11-20T12:00:01Z', '2026-11-20T12:01:00Z',
        '2026-11-20T12:01:00Z', false);

INSERT INTO registry_crate (
    crate_canonical, crate, revision, content, releases, requirements, first_loaded_at, gone_at)
VALUES
    ('time', 'time', 2, 'content-of-time',
        '\x040306302e312e343280dbaae1051d06302e322e3233b8de80d806c1ec80d80604312e3430000b302e332e302b6275696c64000a6e6f742053656d566572',
        '\x80000206046c696263045e302e320677696e617069045e302e330c6366672877696e646f777329017a0406302e312e34322b20abababababababababababababababababababababababababababababababab0000020000010c02030406302e322e323304000600000b302e332e302b6275696c6404000000000a6e6f742053656d5665720400000000',
        '2026-11-20T11:00:01Z', NULL),
    ('evil-crate', 'Evil_Crate', 3, 'content-of-evil', '\x010005312e302e30', '\x8000020000', '2026-11-20T11:00:01Z',
        '2026-11-20T12:00:01Z');

INSERT INTO registry_check (crate_canonical, crate, known, etag, last_modified, checked_at, used_at) VALUES
    ('time', 'time', true, '"e1"', NULL, '2026-11-20T12:01:00Z', '2026-11-20T12:00:00Z'),
    ('evil-crate', 'Evil_Crate', false, NULL, NULL, '2026-11-20T12:00:01Z', '2026-11-20T12:00:00Z'),
    ('no-such', 'no_such', false, NULL, NULL, '2026-11-20T11:00:01Z', '2026-11-20T11:00:00Z');

INSERT INTO registry_wanted (crate_canonical, crate, wanted_at) VALUES
    ('serde', 'serde', '2026-11-20T12:01:01Z');

INSERT INTO registry_quarantine (crate_canonical, line, reason, detail, since) VALUES
    ('time', 5, 'index_line_invalid', 'no "vers"', '2026-11-20T11:00:01Z');
