-- The registry: what is published and yanked, one packed row a crate, and what on-demand fetching needs to remember.

ALTER TABLE revision
    DROP CONSTRAINT revision_cause_check,
    ADD CONSTRAINT revision_cause_check
        CHECK (cause IN ('seed', 'fetch', 'retire', 'registry', 'yank_reason'));
COMMENT ON COLUMN revision.cause IS 'seed: the facts in the jar; fetch: an advisory source; retire: a source that is no longer configured; registry: the index; yank_reason: why versions were yanked';

CREATE TABLE registry (
    name text PRIMARY KEY,
    whole boolean NOT NULL,
    first_revision bigint REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    commit text CHECK (commit ~ '^[0-9a-f]{40}$'),
    committed_at timestamptz,
    fetched_at timestamptz,
    checked_at timestamptz,
    reached_at timestamptz,
    failing boolean NOT NULL,
    CHECK ((commit IS NULL) = (committed_at IS NULL))
);
COMMENT ON TABLE registry IS 'The index that is followed; one row, that of the setting';
COMMENT ON COLUMN registry.name IS 'As configured, without credentials: sparse+https://index.crates.io/';
COMMENT ON COLUMN registry.whole IS 'Whether all of it is kept; else only the crates that were asked for';
COMMENT ON COLUMN registry.first_revision IS 'The revision that loaded it whole for the first time; null until then, and for one that is fetched on demand';
COMMENT ON COLUMN registry.commit IS 'Head commit of what is stored, 40 hex digits; null for an index that is no git repository';
COMMENT ON COLUMN registry.committed_at IS 'The committer''s time of that commit';
COMMENT ON COLUMN registry.fetched_at IS 'When what is stored was last brought in';
COMMENT ON COLUMN registry.checked_at IS 'When the index last said that what is stored is what it has';
COMMENT ON COLUMN registry.reached_at IS 'When it last answered anything';
COMMENT ON COLUMN registry.failing IS 'Whether it could not be reached when it was last asked';

CREATE TABLE registry_crate (
    crate_canonical text PRIMARY KEY,
    crate text NOT NULL,
    revision bigint NOT NULL REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    content text NOT NULL,
    releases bytea NOT NULL,
    requirements bytea NOT NULL,
    first_loaded_at timestamptz NOT NULL,
    gone_at timestamptz
);
CREATE INDEX registry_crate_revision_idx ON registry_crate (revision);
COMMENT ON TABLE registry_crate IS 'Every crate of the index that is known, packed';
COMMENT ON COLUMN registry_crate.crate_canonical IS 'The name as names are compared: ASCII lower case, _ as -';
COMMENT ON COLUMN registry_crate.crate IS 'The name as the registry spells it';
COMMENT ON COLUMN registry_crate.revision IS 'The revision that brought this content';
COMMENT ON COLUMN registry_crate.content IS 'Id of the index file that it was read from: git''s, or its SHA-256, in hex';
COMMENT ON COLUMN registry_crate.releases IS 'PackedReleases: numbers, yanks, times';
COMMENT ON COLUMN registry_crate.requirements IS 'PackedRequirements: what each version requires';
COMMENT ON COLUMN registry_crate.first_loaded_at IS 'When its first versions were seen; those without a time of their own were there by then';
COMMENT ON COLUMN registry_crate.gone_at IS 'When the index was first seen without it; null while it is there';

CREATE TABLE registry_check (
    crate_canonical text PRIMARY KEY,
    crate text NOT NULL,
    known boolean NOT NULL,
    etag text,
    last_modified text,
    checked_at timestamptz NOT NULL,
    used_at timestamptz NOT NULL
);
CREATE INDEX registry_check_checked_idx ON registry_check (checked_at);
COMMENT ON TABLE registry_check IS 'Of crates that are fetched on demand: when the registry last answered for each, also that it has none of the name. Rows that nobody uses go';
COMMENT ON COLUMN registry_check.crate_canonical IS 'The name as names are compared';
COMMENT ON COLUMN registry_check.crate IS 'The spelling under which it was asked for';
COMMENT ON COLUMN registry_check.known IS 'Whether the registry has it; false is the negative cache';
COMMENT ON COLUMN registry_check.etag IS 'Validator of the answer';
COMMENT ON COLUMN registry_check.last_modified IS 'Validator of the answer, where there is no other';
COMMENT ON COLUMN registry_check.checked_at IS 'When the registry last answered';
COMMENT ON COLUMN registry_check.used_at IS 'When a question last named it, to the hour';

CREATE TABLE registry_wanted (
    crate_canonical text PRIMARY KEY,
    crate text NOT NULL,
    wanted_at timestamptz NOT NULL
);
CREATE INDEX registry_wanted_at_idx ON registry_wanted (wanted_at);
COMMENT ON TABLE registry_wanted IS 'The queue of crates that questions named and nobody has fetched; bounded, and emptied by the one who fetches';
COMMENT ON COLUMN registry_wanted.crate_canonical IS 'The name as names are compared';
COMMENT ON COLUMN registry_wanted.crate IS 'The name as the question spells it';
COMMENT ON COLUMN registry_wanted.wanted_at IS 'When it was first named';

CREATE TABLE registry_quarantine (
    crate_canonical text NOT NULL,
    line integer NOT NULL CHECK (line > 0),
    reason text NOT NULL CHECK (reason ~ '^[a-z0-9_]+$'),
    detail text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (crate_canonical, line)
);
COMMENT ON TABLE registry_quarantine IS 'Lines of index files that could not be read';
COMMENT ON COLUMN registry_quarantine.crate_canonical IS 'The crate of the file';
COMMENT ON COLUMN registry_quarantine.line IS '1-based';
COMMENT ON COLUMN registry_quarantine.reason IS 'The rejection, in snake case';
COMMENT ON COLUMN registry_quarantine.detail IS 'What was read and what was expected';
COMMENT ON COLUMN registry_quarantine.since IS 'When the line was first refused';

ALTER TABLE event
    ALTER COLUMN advisory DROP NOT NULL,
    ADD COLUMN version text,
    DROP CONSTRAINT event_type_check,
    ADD CONSTRAINT event_type_check
        CHECK (type IN (
            'advisory_added', 'advisory_changed', 'advisory_withdrawn', 'version_yanked', 'version_unyanked')),
    ADD CONSTRAINT event_subject_check
        CHECK ((type LIKE 'advisory%') = (advisory IS NOT NULL) AND (advisory IS NULL) = (version IS NOT NULL));
COMMENT ON COLUMN event.advisory IS 'The id of the advisory; null for what happened to a version';
COMMENT ON COLUMN event.version IS 'The version as the index writes it; null for what happened to an advisory';
COMMENT ON COLUMN event.source IS 'The source that published it, or the registry; it may have been retired since';
