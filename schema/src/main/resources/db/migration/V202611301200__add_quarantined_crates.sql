-- Of which crates it is not known whether they are clean, because a record about them cannot be read; and what was odd about records that were.

ALTER TABLE quarantine
    ADD COLUMN crates text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN quarantine.crates IS 'The crates of crates.io that the file may say something of, as names are compared; unless an older version serves, these are unknown';

UPDATE quarantine
SET crates = ARRAY[translate(split_part(path, '/', 2), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz-')]
WHERE path LIKE 'crates/%/%';

CREATE TABLE quarantine_change (
    crate_canonical text PRIMARY KEY,
    revision bigint NOT NULL REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX quarantine_change_revision_idx ON quarantine_change (revision);
COMMENT ON TABLE quarantine_change IS 'Every crate that quarantine ever made unknown; rows stay, so that readers see the end of it';
COMMENT ON COLUMN quarantine_change.crate_canonical IS 'The name as names are compared';
COMMENT ON COLUMN quarantine_change.revision IS 'The last revision that made it unknown, or known again';

INSERT INTO quarantine_change (crate_canonical, revision)
SELECT DISTINCT crate, (SELECT max(number) FROM revision)
FROM quarantine, unnest(crates) AS crate
WHERE NOT serves_older;

ALTER TABLE advisory
    ADD COLUMN remarks text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN advisory.remarks IS 'What was odd about the file and read all the same: sentences';
